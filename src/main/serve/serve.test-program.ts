import { createServer } from 'node:http';
import { join } from 'node:path';
import pg from 'pg';
import { projectFolder } from './project-folder.ts';
import { runServe } from './serve.ts';

// A Kaja of one table and one route, for the tests of how it starts and ends: node serve.test-program.ts DATA PORT
const [dataFolder, port] = process.argv.slice(2);
if (!dataFolder || !port) throw new Error('say the data folder and the port');

async function ask(url: string, statement: string): Promise<string> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: string }>(statement);
    return String(rows[0]?.answer);
  } finally {
    await client.end();
  }
}

const code = await runServe(
  {
    projectFolder: projectFolder(),
    dataFolder: join(dataFolder),
    host: '127.0.0.1',
    port: Number(port),
    url: `http://127.0.0.1:${port}`,
    databaseUrl: null,
    listens: true,
    alone: true,
  },
  {
    migrate: async ({ ownerUrl }) => {
      await ask(ownerUrl, 'create table if not exists visits (at timestamptz default now())');
    },
    loadDemo: null,
    createApp: async ({ ownerUrl }) => {
      const server = createServer((request, response) => {
        const statement =
          request.method === 'POST'
            ? 'insert into visits default values returning 1 as answer'
            : 'select count(*) as answer from visits';
        ask(ownerUrl, statement).then(
          (answer) => response.end(answer),
          (error) => response.writeHead(503).end(String(error)),
        );
      });
      return {
        listen: (address) =>
          new Promise((resolve, reject) => {
            server.once('error', reject);
            server.listen(address, resolve);
          }),
        signInLink: async () => `http://127.0.0.1:${port}/auth/once`,
        close: async () => {
          server.closeAllConnections();
          server.close();
        },
      };
    },
  },
);
process.exit(code);

import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RoundRobin {
  port: number;
  close(): Promise<void>;
}

/**
 * The smallest proxy that there can be: each request goes to the next of the web processes, one that does not answer is
 * passed by, as any proxy does that is given several.
 */
export async function openRoundRobin(ports: () => readonly number[]): Promise<RoundRobin> {
  let turn = 0;
  const server: Server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      const [...order] = ports();
      const attempt = (left: number) => {
        turn += 1;
        const port = order[turn % order.length];
        const onward = request(
          { host: '127.0.0.1', port, method: incoming.method, path: incoming.url, headers: incoming.headers },
          (answer) => {
            outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
            answer.pipe(outgoing);
            answer.on('error', () => outgoing.destroy());
          },
        );
        onward.on('error', (error: NodeJS.ErrnoException) => {
          // Nothing was sent to one that refuses; all else may have been done and is not repeated.
          if (error.code === 'ECONNREFUSED' && left > 1) attempt(left - 1);
          else if (outgoing.headersSent) outgoing.destroy();
          else outgoing.writeHead(502).end();
        });
        onward.end(body);
      };
      attempt(order.length);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

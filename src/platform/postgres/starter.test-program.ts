import { startPostgres } from './starter.ts';

// Another process that uses the server: node starter.test-program.ts PROJECT DATA [UID]. Says in one line of JSON what
// it got, and stops in order at SIGTERM. As root with a UID it gives up its rights first.
const [projectFolder, dataFolder, uid] = process.argv.slice(2);
if (!projectFolder || !dataFolder) throw new Error('say the project and the data folder');
if (uid) {
  process.setgroups?.([]);
  process.setgid?.(Number(uid));
  process.setuid?.(Number(uid));
}
const server = await startPostgres({ projectFolder, dataFolder });
process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
setInterval(() => {}, 60_000);
console.log(JSON.stringify({ ...server, serverPid: undefined }));

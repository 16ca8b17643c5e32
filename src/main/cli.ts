import { runCommand } from './cli/run.ts';

const words = process.argv.slice(2);
const { commands } = words[0] === 'backup' ? await import('./cli/backup-alone.ts') : await import('./cli/commands.ts');
const code = await runCommand(commands, words);
// Whoever served has closed what it could in its time; a handle that is left must not keep the process. All other
// commands end by themselves, so that output which is still on its way through a pipe arrives.
if (words[0] === 'start') process.exit(code);
process.exitCode = code;

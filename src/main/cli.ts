import { commands } from './cli/commands.ts';
import { runCommand } from './cli/run.ts';

// The program ends with the code of its command; output that is still on its way through a pipe is waited for.
process.exitCode = await runCommand(commands, process.argv.slice(2));

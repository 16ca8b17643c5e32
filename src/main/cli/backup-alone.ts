import { backup } from './backup.ts';
import type { Command } from './command.ts';

/** The backup without all the rooms: beside a Kaja that works it has to do with little memory. */
export const commands: readonly Command[] = [backup];

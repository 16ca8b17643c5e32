import type { Command } from './command.ts';
import { organisationCreate, signInLink } from './organisation.ts';
import { planExport, planImport, planParse } from './plan.ts';
import { start } from './start.ts';

/** Every command of `bin/kaja`. */
export const commands: readonly Command[] = [start, planParse, planImport, planExport, organisationCreate, signInLink];

import { features } from '../features.ts';
import { backup } from './backup.ts';
import type { Command } from './command.ts';
import { doctor } from './doctor.ts';
import { organisationCreate, secondFactorOff, signInLink } from './organisation.ts';
import { planExport, planList } from './plan.ts';
import { planImport, planParse } from './plan-document.ts';
import { restore } from './restore.ts';
import { resume } from './resume.ts';
import { englishSummary, speakFor } from './sentences.ts';
import { start } from './start.ts';

speakFor(features);

const all: readonly Command[] = [
  start,
  planParse,
  planImport,
  planList,
  planExport,
  organisationCreate,
  signInLink,
  secondFactorOff,
  doctor,
  backup,
  restore,
  resume,
];

/** Every command of `bin/kaja`, with the line that the documents give it. */
export const commands: readonly (Command & { summary: string })[] = all.map((command) => ({
  ...command,
  summary: englishSummary(command.name),
}));

import { filled, spoken } from '../config/spoken.ts';
import en from './texts/en.json' with { type: 'json' };
import et from './texts/et.json' with { type: 'json' };

export type BackupProblemCode = keyof typeof en.problems;

/** Why a backup was not taken or not restored: a code, and what the person at the terminal can do (`spoken`). */
export class BackupProblem extends Error {
  readonly code: BackupProblemCode;
  readonly spoken: string;

  constructor(code: BackupProblemCode, params: Record<string, string | number> = {}, cause?: unknown) {
    super(filled(en.problems[code], params), cause === undefined ? {} : { cause });
    this.name = 'BackupProblem';
    this.code = code;
    this.spoken = spoken({ et: filled(et.problems[code], params), en: this.message });
  }
}

export type BackupNote = keyof typeof en.notes;

/** A sentence about a backup in the terminal's languages. */
export function backupNote(key: BackupNote, params: Record<string, string | number> = {}, between = '\n'): string {
  return spoken({ et: filled(et.notes[key], params), en: filled(en.notes[key], params) }, between);
}

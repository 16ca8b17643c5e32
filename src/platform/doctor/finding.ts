import { filled } from '../config/spoken.ts';
import type { TerminalLanguage } from '../config/terminal-languages.ts';
import en from './texts/en.json' with { type: 'json' };
import et from './texts/et.json' with { type: 'json' };

export type FindingKey = keyof typeof en.findings;
export type Params = Readonly<Record<string, string | number>>;

/** `problem`: something does not work; `warning`: it will not one day; `unknown`: it could not be looked at. */
export type FindingState = 'fine' | 'warning' | 'problem' | 'unknown';

export interface Finding {
  area: 'configuration' | 'disk' | 'database' | 'work' | 'backup' | 'mail' | 'names';
  key: FindingKey;
  state: FindingState;
  params: Params;
}

/** Makes the findings of one area. */
export function findingsOf(area: Finding['area']) {
  const make =
    (state: FindingState) =>
    (key: FindingKey, params: Params = {}): Finding => ({ area, key, state, params });
  return { fine: make('fine'), warning: make('warning'), problem: make('problem'), unknown: make('unknown') };
}

/** What was found, and what to do about it; the cure is empty where there is nothing to do. */
export function wordsOf(finding: Finding, language: TerminalLanguage): { says: string; cure: string } {
  const { findings, cures } = { et, en }[language];
  const cure = (cures as Partial<Record<FindingKey, string>>)[finding.key] ?? '';
  return { says: filled(findings[finding.key], finding.params), cure: filled(cure, finding.params) };
}

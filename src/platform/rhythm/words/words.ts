import type { Cadence } from '../rule.ts';
import { inEnglish } from './english.ts';
import { inEstonian } from './estonian.ts';

/** A rule as a person reads it. Which parts of a breakdown are meant is not said: a list of them stands beside it. */
export function sentenceOf(cadence: Cadence, language: string): string {
  return language === 'en' ? inEnglish(cadence) : inEstonian(cadence);
}

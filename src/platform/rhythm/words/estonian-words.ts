import type { Breakdown, RhythmUnit } from '../rule.ts';

/** Forms of the nouns that a rhythm speaks of. */
export const unitForms: Record<RhythmUnit, { nominative: string; genitive: string; inessive: string }> = {
  day: { nominative: 'päev', genitive: 'päeva', inessive: 'päevas' },
  week: { nominative: 'nädal', genitive: 'nädala', inessive: 'nädalas' },
  month: { nominative: 'kuu', genitive: 'kuu', inessive: 'kuus' },
  quarter: { nominative: 'kvartal', genitive: 'kvartali', inessive: 'kvartalis' },
  'half-year': { nominative: 'poolaasta', genitive: 'poolaasta', inessive: 'poolaastas' },
  year: { nominative: 'aasta', genitive: 'aasta', inessive: 'aastas' },
};

/** Genitives: + l in the adessive, + ks in the translative; "on Mondays" ends in iti or eti. */
export const weekdayStems = [
  'esmaspäeva',
  'teisipäeva',
  'kolmapäeva',
  'neljapäeva',
  'reede',
  'laupäeva',
  'pühapäeva',
] as const;

/** Genitive, to which the other cases are added: märtsi + ks, märtsi + st, märtsi + ni, märtsi + s. */
export const monthGenitives = [
  'jaanuari',
  'veebruari',
  'märtsi',
  'aprilli',
  'mai',
  'juuni',
  'juuli',
  'augusti',
  'septembri',
  'oktoobri',
  'novembri',
  'detsembri',
] as const;

/** 1 to 12 in the genitive: "kahe kuu tagant". Above that figures are read more easily. */
export const numberGenitives = [
  'ühe',
  'kahe',
  'kolme',
  'nelja',
  'viie',
  'kuue',
  'seitsme',
  'kaheksa',
  'üheksa',
  'kümne',
  'üheteistkümne',
  'kaheteistkümne',
] as const;

export const ordinalGenitives = ['esimese', 'teise', 'kolmanda', 'neljanda', 'viienda', 'kuuenda'] as const;

export const breakdownWords: Record<Breakdown, string> = {
  municipality: 'igas vallas',
  'target-group': 'igale sihtgrupile',
  channel: 'igas kanalis',
  partner: 'iga partneriga',
  section: 'igas osas',
};

import { filled, spoken } from '../config/spoken.ts';
import { type Finding, wordsOf } from './finding.ts';
import en from './texts/en.json' with { type: 'json' };
import et from './texts/et.json' with { type: 'json' };

const marks = { fine: '✓', warning: '!', problem: '✗', unknown: '?' } as const;

/** One finding with its cure below it, in the terminal's languages. */
export function asLines(finding: Finding): string {
  const lines = (language: 'et' | 'en') => {
    const { says, cure } = wordsOf(finding, language);
    return cure === '' ? `${marks[finding.state]} ${says}` : `${marks[finding.state]} ${says}\n  → ${cure}`;
  };
  return spoken({ et: lines('et'), en: lines('en') });
}

/** The closing line. */
export function summaryOf(findings: readonly Finding[]): string {
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length;
  const counts = { problems: count('problem'), warnings: count('warning') };
  if (counts.problems + counts.warnings === 0) return spoken({ et: et.all_fine, en: en.all_fine }, ' / ');
  return spoken({ et: filled(et.counts, counts), en: filled(en.counts, counts) }, ' / ');
}

/** The same for programs; sentences in both languages, because who reads them is not known. */
export function asJson(findings: readonly Finding[]): string {
  return JSON.stringify({
    ok: findings.every(({ state }) => state !== 'problem'),
    findings: findings.map((finding) => {
      const [words, inEnglish] = [wordsOf(finding, 'et'), wordsOf(finding, 'en')];
      return {
        area: finding.area,
        code: finding.key,
        state: finding.state,
        message: { et: words.says, en: inEnglish.says },
        cure: words.cure === '' ? null : { et: words.cure, en: inEnglish.cure },
      };
    }),
  });
}

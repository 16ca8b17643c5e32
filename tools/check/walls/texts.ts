import type { Finding, Wall } from '../finding.ts';
import type { Project } from '../project.ts';
import { type Catalogue, errorCodesOf, readCatalogues } from '../texts/catalogues.ts';
import { type KeyUse, keysUsed } from '../texts/uses.ts';

export const texts: Wall = { name: 'texts', findings: textFindings };

const languages = ['et', 'en'] as const;
// Both languages count one and the rest; English orders first, second and third besides.
const pluralForms = ['one', 'other'];
const plural = /_(zero|one|two|few|many|other)$/;

function textFindings(project: Project): Finding[] {
  const catalogues = readCatalogues(project);
  const namespaces = new Set(catalogues.map((catalogue) => catalogue.namespace));
  const findings = catalogues.flatMap((catalogue) => catalogue.findings);
  for (const namespace of namespaces) {
    const [estonian, english] = languages.map((language) =>
      catalogues.find((catalogue) => catalogue.namespace === namespace && catalogue.language === language),
    );
    if (estonian && english) findings.push(...compare(estonian, english), ...compare(english, estonian));
    else findings.push(missingLanguage(catalogues, namespace));
  }
  for (const catalogue of catalogues) findings.push(...values(catalogue));
  const uses = keysUsed(project, namespaces);
  return [
    ...findings,
    ...unknownKeys(catalogues, uses),
    ...unusedKeys(project, catalogues, uses),
    ...errorSentences(project, catalogues),
  ];
}

function missingLanguage(catalogues: readonly Catalogue[], namespace: string): Finding {
  const present = catalogues.find((catalogue) => catalogue.namespace === namespace);
  const missing = present?.language === 'et' ? 'en' : 'et';
  return { path: present?.path ?? 'src', rule: 'text-language', message: `${missing}.json is missing beside it` };
}

function compare(one: Catalogue, other: Catalogue): Finding[] {
  const there = groups(other);
  return [...groups(one)].flatMap(([key, own]) => {
    const theirs = there.get(key);
    const at = { path: other.path };
    if (!theirs) return [{ ...at, rule: 'text-missing', message: `${key} is in ${one.path} and not here` }];
    if (own.plural !== theirs.plural) {
      return [{ ...at, rule: 'text-plural', message: `${key} has plural forms in one language only` }];
    }
    const absent = [...own.placeholders].filter((name) => !theirs.placeholders.has(name));
    if (absent.length === 0) return [];
    return [
      {
        ...at,
        rule: 'text-placeholder',
        message: `${key} does not use {{${absent.join('}}, {{')}}} as ${one.path} does`,
      },
    ];
  });
}

interface Group {
  plural: boolean;
  placeholders: Set<string>;
}

function groups(catalogue: Catalogue): Map<string, Group> {
  const found = new Map<string, Group>();
  for (const [key, value] of catalogue.entries) {
    const base = key.replace(plural, '');
    const group = found.get(base) ?? { plural: base !== key, placeholders: new Set<string>() };
    for (const match of value.matchAll(/\{\{-?\s*([\w.]+)/g)) group.placeholders.add(match[1] ?? '');
    found.set(base, group);
  }
  return found;
}

function values({ path, entries }: Catalogue): Finding[] {
  return [...entries].flatMap(([key, value]) => {
    const findings: Finding[] = [];
    if (value.trim() === '') findings.push({ path, rule: 'text-empty', message: `${key} is empty` });
    if (/[^!]!(\s|$)/.test(value))
      findings.push({ path, rule: 'text-tone', message: `${key} shouts: no exclamation marks` });
    const form = plural.exec(key)?.[1];
    if (form === undefined || key.includes('_ordinal_')) return findings;
    const base = key.replace(plural, '');
    const missing = pluralForms.filter((needed) => !entries.has(`${base}_${needed}`));
    if (form !== 'zero' && !pluralForms.includes(form)) {
      findings.push({ path, rule: 'text-plural', message: `${key}: neither language has the form "${form}"` });
    }
    if (missing.length > 0) {
      findings.push({ path, rule: 'text-plural', message: `${key} lacks its form _${missing.join(' and _')}` });
    }
    return findings;
  });
}

function unknownKeys(catalogues: readonly Catalogue[], uses: readonly KeyUse[]): Finding[] {
  return uses.flatMap((use) => {
    if (!use.certain || use.namespaces.some((namespace) => matching(catalogues, namespace, use.pattern).length > 0))
      return [];
    const message = `no text "${use.shown}" in ${use.namespaces.join(' or ')}`;
    return [{ path: use.path, line: use.line, rule: 'text-unknown', message }];
  });
}

function matching(catalogues: readonly Catalogue[], namespace: string, pattern: RegExp): string[] {
  const catalogue = catalogues.find((candidate) => candidate.namespace === namespace);
  return [...(catalogue?.entries.keys() ?? [])].filter(
    (key) => pattern.test(key.replace(plural, '').replace(/_ordinal$/, '')) || pattern.test(key),
  );
}

/** A text that nobody asks for is translated and read for nothing. */
function unusedKeys(project: Project, catalogues: readonly Catalogue[], uses: readonly KeyUse[]): Finding[] {
  return catalogues.flatMap(({ namespace, language, path, entries }) => {
    if (language !== 'et') return [];
    const codes = errorCodesOf(project, namespace);
    const patterns = uses.filter((use) => use.namespaces.includes(namespace)).map((use) => use.pattern);
    const bases = new Set([...entries.keys()].map((key) => key.replace(plural, '').replace(/_ordinal$/, '')));
    return [...bases].flatMap((key) => {
      const isSentence =
        key.startsWith('errors.') && (codes.has(key.slice('errors.'.length)) || namespace === 'platform');
      if (
        isSentence ||
        patterns.some(
          (pattern) =>
            pattern.test(key) || [...entries.keys()].some((full) => full.startsWith(`${key}_`) && pattern.test(full)),
        )
      )
        return [];
      return [{ path, rule: 'text-unused', message: `${key} is asked for nowhere` }];
    });
  });
}

function errorSentences(project: Project, catalogues: readonly Catalogue[]): Finding[] {
  const rooms = new Set(catalogues.map((catalogue) => catalogue.namespace));
  return [...rooms].flatMap((namespace) => {
    const own = catalogues.filter((catalogue) => catalogue.namespace === namespace);
    return [...errorCodesOf(project, namespace)].flatMap((code) =>
      own
        .filter(({ entries }) => ![...entries.keys()].some((key) => key.replace(plural, '') === `errors.${code}`))
        .map(({ path }) => ({
          path,
          rule: 'text-error',
          message: `errors.${code} is missing: a person cannot read the code ${code}`,
        })),
    );
  });
}

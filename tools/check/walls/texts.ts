import type { Finding, Wall } from '../finding.ts';
import type { Project } from '../project.ts';
import { type Catalogue, errorCodesOf, readCatalogues } from '../texts/catalogues.ts';
import { type KeyUse, keysUsed } from '../texts/uses.ts';

export const texts: Wall = { name: 'texts', findings: textFindings };

// Both languages count one and the rest.
const pluralForms = ['one', 'other'];
const suffix = /(_ordinal)?_(zero|one|two|few|many|other)$/;

const blind: Finding = { path: 'src', rule: 'blind', message: 'the check saw no texts, or nobody who asks for one' };

function textFindings(project: Project): Finding[] {
  const catalogues = readCatalogues(project);
  const namespaces = new Set(catalogues.map((catalogue) => catalogue.namespace));
  const uses = keysUsed(project, namespaces);
  return [
    ...(catalogues.length === 0 || !uses.some((use) => use.certain) ? [blind] : []),
    ...catalogues.flatMap((catalogue) => [...catalogue.findings, ...values(catalogue)]),
    ...[...namespaces].flatMap((namespace) => languagesOf(catalogues, namespace)),
    ...unknownKeys(catalogues, uses),
    ...unusedKeys(project, catalogues, uses),
    ...errorSentences(project, catalogues),
  ];
}

function languagesOf(catalogues: readonly Catalogue[], namespace: string): Finding[] {
  const own = catalogues.filter((catalogue) => catalogue.namespace === namespace);
  const estonian = own.find((catalogue) => catalogue.language === 'et');
  const english = own.find((catalogue) => catalogue.language === 'en');
  if (estonian && english) return [...compare(estonian, english), ...compare(english, estonian)];
  const missing = estonian ? 'en' : 'et';
  return [{ path: own[0]?.path ?? 'src', rule: 'text-language', message: `${missing}.json is missing beside it` }];
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
    const names = absent.map((name) => `{{${name}}}`).join(', ');
    return [{ ...at, rule: 'text-placeholder', message: `${key} does not use ${names} as ${one.path} does` }];
  });
}

interface Group {
  plural: boolean;
  placeholders: Set<string>;
}

function groups(catalogue: Catalogue): Map<string, Group> {
  const found = new Map<string, Group>();
  for (const [key, value] of catalogue.entries) {
    const base = baseOf(catalogue.entries, key);
    const group = found.get(base) ?? { plural: base !== key, placeholders: new Set<string>() };
    for (const match of value.matchAll(/\{\{-?\s*([\w.]+)/g)) group.placeholders.add(match[1] ?? '');
    found.set(base, group);
  }
  return found;
}

/** The key without its plural form. `too_many` is a word of its own, unless there is a `too_other` beside it. */
function baseOf(entries: ReadonlyMap<string, string>, key: string): string {
  const match = suffix.exec(key);
  if (!match) return key;
  const base = key.slice(0, match.index);
  const stem = base + (match[1] ?? '');
  const isPlural = entries.has(`${stem}_one`) || entries.has(`${stem}_other`);
  return isPlural ? base : key;
}

function values({ path, entries }: Catalogue): Finding[] {
  return [...entries].flatMap(([key, value]) => {
    const findings: Finding[] = [];
    if (value.trim() === '') findings.push({ path, rule: 'text-empty', message: `${key} is empty` });
    if (/\p{L}!(\s|$)/u.test(value))
      findings.push({ path, rule: 'text-tone', message: `${key} shouts: no exclamation marks` });
    const match = suffix.exec(key);
    if (!match || match[1] || baseOf(entries, key) === key) return findings;
    const stem = key.slice(0, match.index);
    const form = match[2] ?? '';
    const missing = pluralForms.filter((needed) => !entries.has(`${stem}_${needed}`));
    if (form !== 'zero' && !pluralForms.includes(form)) {
      findings.push({ path, rule: 'text-plural', message: `${key}: neither language has the form "${form}"` });
    }
    if (missing.length > 0) {
      findings.push({ path, rule: 'text-plural', message: `${key} lacks its form _${missing.join(' and _')}` });
    }
    return findings;
  });
}

/** Types check most keys already; this also sees those that are put together at run time. */
function unknownKeys(catalogues: readonly Catalogue[], uses: readonly KeyUse[]): Finding[] {
  return uses.flatMap((use) => {
    if (!use.certain) return [];
    const meant = catalogues.filter((catalogue) => use.namespaces.includes(catalogue.namespace));
    if (meant.some(({ entries }) => [...entries.keys()].some((key) => use.fits(key) || use.fits(baseOf(entries, key)))))
      return [];
    const message = `no text "${use.shown}" in ${use.namespaces.join(' or ')}`;
    return [{ path: use.path, line: use.line, rule: 'text-unknown', message }];
  });
}

/** A text that nobody asks for is translated and read for nothing. */
function unusedKeys(project: Project, catalogues: readonly Catalogue[], uses: readonly KeyUse[]): Finding[] {
  return catalogues.flatMap(({ namespace, language, path, entries }) => {
    if (language !== 'et') return [];
    const codes = errorCodesOf(project, namespace);
    const candidates = uses.filter((use) => use.namespaces.includes(namespace));
    const wanted = (key: string) => codes.has(key.replace(/^errors\./, '')) || candidates.some((use) => use.fits(key));
    return [...entries.keys()]
      .filter((key) => !wanted(key) && !wanted(baseOf(entries, key)))
      .map((key) => ({ path, rule: 'text-unused', message: `${key} is asked for nowhere` }));
  });
}

function errorSentences(project: Project, catalogues: readonly Catalogue[]): Finding[] {
  const declaring = project.paths.flatMap((path) => /^src\/features\/([^/]+)\/errors\.ts$/.exec(path)?.[1] ?? []);
  const silent = declaring.filter((room) => !catalogues.some((catalogue) => catalogue.namespace === room));
  const missing = catalogues.flatMap(({ namespace, path, entries }) => {
    const bases = new Set([...entries.keys()].map((key) => baseOf(entries, key)));
    return [...errorCodesOf(project, namespace)]
      .filter((code) => !bases.has(`errors.${code}`))
      .map((code) => ({
        path,
        rule: 'text-error',
        message: `errors.${code} is missing: nobody could read the code ${code}`,
      }));
  });
  return [
    ...silent.map((room) => ({
      path: `src/features/${room}/errors.ts`,
      rule: 'text-error',
      message: `${room} declares codes and has no texts that say what they mean`,
    })),
    ...missing,
  ];
}

const word = /^[\p{L}][\p{L}'’-]*\.?/u;

/** Where a unit ends: connecting words, verbs and the time in which something is counted. */
const stops = new Set(
  (
    'ja ning või aastas kvartalis kuus nädalas päevas poolaastas aasta jooksul kohta on oli kes mis mida kus koos läbi et igas iga vähemalt korda kord ' +
    'and or per a an the in of for from to by with at on each every is are was were will over during who which that have has been ' +
    'i oraz lub w na do z ze dla rocznie miesięcznie rok roku przez od po za się un vai gadā no par und oder pro im in von für võrra'
  ).split(' '),
);
/** Adjectives and counting words that need the noun behind them. */
const adjective =
  /(?:list|likku|ilist|set|sest|vat|avat|tavat|tud|dud|uut|suurt|eri|ühist|aalset|ilset|ych|ich|owe|owych|nych|jne|lne|czne|cznych|yjne|yjnych|ową|iwe|jas|us)$/u;
const englishLike = /^[a-z'’-]+$/i;
const prefixes = new Set(
  'uut new nowych nowe nowy erinevat different eri eraldi thematic local social public online ühist'.split(' '),
);
const currency = /^(?:€|eur(?:o|ot|os)?|zł|pln|£|\$)/iu;

/** The noun phrase behind a number: `3 temaatilist gruppi` → `temaatilist gruppi`, `4 szt.` → `szt.`. */
export function unitAfter(rest: string): string | null {
  const money = currency.exec(rest);
  if (money) return money[0];
  const taken: string[] = [];
  let left = rest;
  while (taken.length < 3) {
    const match = word.exec(left);
    if (!match || stops.has(match[0].toLowerCase())) break;
    taken.push(match[0]);
    const last = match[0];
    left = left.slice(last.length);
    if (!/^\s+\p{L}/u.test(left) || last.endsWith('.') || !goesOn(taken, left)) break;
    left = left.trimStart();
  }
  const unit = taken.join(' ');
  return unit === '' ? null : unit.replace(/(?<=\p{L}{4})\.$/u, '');
}

function goesOn(taken: string[], left: string): boolean {
  const last = taken.at(-1) ?? '';
  if (adjective.test(last) || prefixes.has(last.toLowerCase())) return true;
  const next = word.exec(left.trimStart())?.[0] ?? '';
  return (
    englishLike.test(last) &&
    englishLike.test(next) &&
    /(?:s|people)$/.test(next) &&
    !/(?<!s)s$/.test(last) &&
    !stops.has(next)
  );
}

/** `jälgijate arv 500`, `liczba artykułów: 4`, `number of visits – 20`: what is counted stands in front. */
export function unitBefore(text: string): string | null {
  const estonian = /(\p{L}+)\s+arv\s*(?:\p{L}+\s+){0,2}[-–:=]?\s*$/iu.exec(text.slice(-80));
  if (estonian) return estonian[1] ?? null;
  const partitive = /(\p{L}{3,}(?:id|jaid|ust))\s+(?:(?:vähemalt|üle|kuni|on)\s+)?$/iu.exec(text.slice(-60));
  if (partitive) return partitive[1] ?? null;
  const counted = /(?:liczba|ilość|number\s+of|skaits|anzahl(?:\s+der)?)\s+(\p{L}+(?:\s+\p{L}+)?)[^\d]{0,30}$/iu.exec(
    text.slice(-100),
  );
  return counted?.[1] ?? null;
}

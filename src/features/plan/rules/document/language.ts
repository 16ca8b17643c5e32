const marks: [string, RegExp][] = [
  [
    'et',
    /(?<!\p{L})(?:ja|ning|on|ei|või|mis|kus|koos|kava|aasta|tegevus|tegevused|vastutaja|vald|valla|korraldamine|loomine|koostamine|uuendamine|jaanuar|märts|juuni|juuli|detsember|tähtaeg|ajakava|uus|uue|kord|liikmed|töö|kodulehe|veebr|aprill|september|oktoober|november|\p{L}{3,}(?:mine|mise|tud|takse|ile|de))(?!\p{L})|õ/giu,
  ],
  [
    'en',
    /(?<!\p{L})(?:the|and|of|to|in|for|with|is|are|by|on|or|be|will|plan|activity|action|who|when|each|all|new|our)(?!\p{L})/giu,
  ],
  [
    'pl',
    /(?<!\p{L})(?:i|w|z|na|do|oraz|dla|się|jest|przez|działania|działanie|lub|liczba|cel|poł|kw|strona|szt)(?!\p{L})|[łąęńśżźćó]/giu,
  ],
  ['lv', /(?<!\p{L})(?:un|ir|ar|par|no|uz|gada|gadā|darbība|pasākums|kas|lai|vai)(?!\p{L})|[āēīūņļķģšč]/giu],
  [
    'fi',
    /(?<!\p{L})(?:ja|on|sekä|tai|että|kanssa|vuonna|toimenpide|vastuu|aikataulu|viestintä|mukaan|kunnan)(?!\p{L})|\p{L}{3,}(?:ssa|ssä|llä|stä|lle|minen|kuuta|kuussa|päällikkö)(?!\p{L})|\p{L}{4,}kuu(?!\p{L})|yö|äö/giu,
  ],
  [
    'de',
    /(?<!\p{L})(?:und|der|die|das|für|mit|von|im|zu|ist|werden|wird|maßnahme|den|des|ein|eine|bis|laufend|\p{L}{3,}(?:ung|ungen|keit|stelle|schaft|heit|plan))(?!\p{L})|ß/giu,
  ],
];

/** The language most of the wording is in; `und` (undetermined) when nothing tells. */
export function languageOf(text: string): string {
  const sample = text.slice(0, 6000);
  const counts = marks.map(([language, pattern]) => ({ language, count: sample.match(pattern)?.length ?? 0 }));
  const best = counts.toSorted((a, b) => b.count - a.count)[0];
  return best && best.count >= 2 ? best.language : 'und';
}

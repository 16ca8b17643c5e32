/** Letters beyond a–z of the languages in which our neighbours write their plans. */
const alphabets = [
  'õäöüšž', // Estonian
  'āčēģīķļņšūžõō', // Latvian
  'ąčęėįšųūž', // Lithuanian
  'ąćęłńóśźż', // Polish
  'äöåüßé', // Finnish, Swedish, German
  'ąćęłńóśźżáčďéěíňřšťúůýžäöőüű', // Central Europe
  'àâçèéêëîïôùûüœñáíóúãõæøå', // Western Europe
].map((letters) => new Set(letters + letters.toUpperCase()));

const print = new Set('„“”‘’‚«»–—…•·§°±×½¼¾€£\u00a0\u00ad²³µ™©®‰´¨¿¡¹');
const letter = /\p{L}/u;

/**
 * How likely a decoding is the right one, from its characters beyond ASCII. One language has to explain the whole text,
 * which is what tells `š` in windows-1257 from `ð` in windows-1252. `plausible` is false when no language does.
 */
export function plausibility(text: string): { score: number; plausible: boolean } {
  const counts = countsBeyondAscii(text);
  let total = 0;
  for (const { count } of counts.values()) total += count;
  let best = { score: Number.NEGATIVE_INFINITY, strange: total };
  for (const [rank, alphabet] of alphabets.entries()) {
    const weighed = weigh(counts, alphabet);
    // The order of the alphabets decides between equals: a big alphabet explains nearly everything.
    weighed.score -= rank * 0.01;
    if (weighed.score > best.score) best = weighed;
  }
  return { score: best.score, plausible: best.strange * 4 <= total || best.strange * 50 <= text.length };
}

interface Seen {
  count: number;
  /** Times that it stands as a capital inside a small word, which no language does. */
  misplaced: number;
}

function countsBeyondAscii(text: string): Map<string, Seen> {
  const counts = new Map<string, Seen>();
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) < 0x80) continue;
    const character = text.charAt(at);
    const seen = counts.get(character) ?? { count: 0, misplaced: 0 };
    seen.count += 1;
    if (isCapital(character) && /[a-z]/.test(text.charAt(at - 1))) seen.misplaced += 1;
    counts.set(character, seen);
  }
  return counts;
}

function isCapital(character: string): boolean {
  return character !== character.toLowerCase();
}

function weigh(counts: Map<string, Seen>, alphabet: Set<string>): { score: number; strange: number } {
  let score = 0;
  let strange = 0;
  for (const [character, { count, misplaced }] of counts) {
    if (alphabet.has(character)) score += 3 * count - 5 * misplaced;
    else if (print.has(character)) score += count;
    else {
      score -= (letter.test(character) ? 3 : 6) * count;
      strange += count;
    }
  }
  return { score, strange };
}

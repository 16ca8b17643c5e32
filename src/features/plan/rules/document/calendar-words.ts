import { fold } from './wording.ts';

/** What a word of a period means. `side` is the grammatical case: `märtsist` begins, `juunini` ends. */
export type CalendarWord =
  | { is: 'month'; month: number; side: 'from' | 'until' | null }
  | { is: 'season'; from: number; to: number }
  | { is: 'quarter' | 'half' | 'year' | 'noise' | 'from' | 'until' | 'onwards' | 'by-then' | 'between' | 'and' }
  | { is: 'edge'; edge: 'begin' | 'middle' | 'end'; side: 'from' | 'until' | null }
  | { is: 'number'; value: number };

const words = new Map<string, CalendarWord>();

function add(list: string, word: CalendarWord): void {
  for (const entry of list.split(' ')) words.set(fold(entry), word);
}

const estonianStems =
  'jaanuari veebruari märtsi aprilli mai juuni juuli augusti septembri oktoobri novembri detsembri'.split(' ');
const finnishStems = 'tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu'.split(' ');
const latvianStems = 'janvār februār mart aprīl,aprīļ maij jūnij jūlij august septembr oktobr novembr decembr'.split(
  ' ',
);

const plainForms = [
  'jaanuar jaan january jan styczeń stycznia styczniu sty januar jänner',
  'veebruar veebr veeb vebr february feb febr luty lutego lutym lut februar',
  'märts mär march mar marzec marca marcu märz mrz',
  'aprill apr april kwiecień kwietnia kwietniu kwi kwiec',
  'mai may maj maja maju',
  'juuni juun june jun czerwiec czerwca czerwcu cze czerw juni',
  'juuli juul july jul lipiec lipca lipcu lip',
  'august aug sierpień sierpnia sierpniu sie sierp',
  'september sept sep wrzesień września wrześniu wrz wrzes',
  'oktoober okt october oct październik października październiku paź pazdz oktober',
  'november nov listopad listopada listopadzie lis',
  'detsember dets det december dec grudzień grudnia grudniu gru dezember dez',
];

for (let month = 1; month <= 12; month += 1) {
  const at = month - 1;
  add(plainForms[at] ?? '', { is: 'month', month, side: null });
  const stem = estonianStems[at] ?? '';
  for (const suffix of ['', 's', 'l', 'le', 'kuu', 'kuus', 'kuul', 'kuine'])
    add(stem + suffix, { is: 'month', month, side: null });
  for (const suffix of ['st', 'kuust']) add(stem + suffix, { is: 'month', month, side: 'from' });
  for (const suffix of ['ni', 'ks', 'kuuni', 'kuuks']) add(stem + suffix, { is: 'month', month, side: 'until' });
  const finnish = finnishStems[at] ?? '';
  for (const suffix of ['', 'kuu', 'kuun', 'kuussa']) add(finnish + suffix, { is: 'month', month, side: null });
  add(`${finnish}kuusta`, { is: 'month', month, side: 'from' });
  add(`${finnish}kuuhun`, { is: 'month', month, side: 'until' });
  for (const latvian of (latvianStems[at] ?? '').split(','))
    for (const suffix of ['is', 's', 'a', 'ī', 'ā', 'im', 'am', 'u'])
      add(latvian + suffix, { is: 'month', month, side: null });
}

add('kevad kevadel kevadine spring wiosna wiosną pavasaris kevät frühling frühjahr', { is: 'season', from: 3, to: 5 });
add('suvi suvel summer lato latem vasara kesä sommer', { is: 'season', from: 6, to: 8 });
add('sügis sügisel sügisene autumn fall jesień jesienią rudens syksy herbst', { is: 'season', from: 9, to: 11 });
add(
  'kvartal kvartali kvartalis kv kvart quarter quarters qtr kwartał kwartale kwartału kwartały kw kwart ceturksnis ceturksnī cet neljännes quartal',
  { is: 'quarter' },
);
add(
  'poolaasta poolaastal poolaastas pool poolel pa jahreshälfte half halfyear półrocze półroczu półrocza poł pół półr pusgads pusgadā halbjahr połowa połowie połowy',
  { is: 'half' },
);
add(
  'aasta aastal aastate aastatel aastad aa a year years yr rok roku r lata latach gads gada gadā g vuosi vuonna vuoden jahr',
  {
    is: 'year',
  },
);
add('aastani', { is: 'until' });
add('aastast', { is: 'from' });
add(
  'kuu kuud kuus kuul month months miesiąc miesiącu miesiące mies mc m-c in during within jooksul ajavahemikul ajavahemik periood perioodil perioodi period periods of the on at w we dnia kuupäev kuupäeval date jahres im tähtaeg termin tähtajaga planeeritud orienteeruvalt deadline due vahemikus laikā ' +
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun ' +
    'esmaspäev esmaspäeval teisipäev teisipäeval kolmapäev kolmapäeval neljapäev neljapäeval reede reedel laupäev laupäeval pühapäev pühapäeval ' +
    'poniedziałek wtorek środa czwartek piątek sobota niedziela montag dienstag mittwoch donnerstag freitag samstag sonntag',
  { is: 'noise' },
);
add('alates al from since starting alustades algusega od no ab vom von seit', { is: 'from' });
add('onwards onward edasi alkaen', { is: 'onwards' });
add('mennessä', { is: 'by-then' });
add('kuni until till to by do līdz asti bis hiljemalt through najpóźniej latest', { is: 'until' });
add('between vahel pomiędzy między zwischen', { is: 'between' });
add('ja ning and oraz un sekä und i', { is: 'and' });
add('algus alguses beginning early start początek początku sākums alku anfang', {
  is: 'edge',
  edge: 'begin',
  side: null,
});
add('algusest', { is: 'edge', edge: 'begin', side: 'from' });
add('keskpaik keskel mid middle', { is: 'edge', edge: 'middle', side: null });
add('lõpp lõpus lõpuks end late koniec końca końcu beigas beigām loppu ende', {
  is: 'edge',
  edge: 'end',
  side: null,
});
add('lõpuni loppuun', { is: 'edge', edge: 'end', side: 'until' });
add('esimene esimesel esimeses first pierwszy pierwsze pierwsza pierwszym', { is: 'number', value: 1 });
add('teine teisel teises second drugi drugie druga drugim', { is: 'number', value: 2 });
add('kolmas kolmandal kolmandas third trzeci trzecie trzecim', { is: 'number', value: 3 });
add('neljas neljandal neljandas fourth czwarty czwarte czwartym', { is: 'number', value: 4 });

export function calendarWord(word: string): CalendarWord | null {
  return words.get(fold(word)) ?? null;
}

const continuousPhrases = new RegExp(
  `(?<!\\p{L})(?:${[
    'pidev(?:alt|ad|ate)?(?:\\s+tegevus(?:ed)?)?',
    'jooksvalt|jooksev(?:\\s+tegevus)?|püsiv(?:alt)?|alaliselt',
    '(?:kogu|terve)\\s+(?:(?:kava|projekti|programmi|strateegia)\\s+)?(?:perioodi?|aasta|kestus\\p{L}*|aja)(?:\\s+(?:jooksul|vältel|ulatuses))?',
    '(?:kogu|terve)\\s+(?:projekti|kava|programmi|strateegia)\\s+(?:jooksul|vältel|kehtivus\\p{L}*)',
    '(?:kogu|terve)(?=\\s+(?:19|20)\\d\\d)',
    'aasta\\s?ringselt|aastaringselt|aasta\\s+läbi|läbi\\s+aasta',
    'ongoing|on-going|continuous(?:ly)?|continual(?:ly)?|throughout(?:\\s+the\\s+(?:whole\\s+)?(?:year|period|project|programme))?|all\\s+year(?:\\s+round)?|year[-\\s]round|whole\\s+(?:period|year)|permanent(?:ly)?|rolling',
    'cały\\s+(?:okres|rok)(?:\\s+(?:wdrażania|realizacji|trwania)(?:\\s+\\p{L}+)?)?|przez\\s+cały\\s+(?:okres|rok)|cały(?=\\s+(?:19|20)\\d\\d)',
    'w\\s+całym\\s+okresie(?:\\s+(?:wdrażania|realizacji|trwania)(?:\\s+\\p{L}+)?)?|na\\s+bieżąco|bieżąco|w\\s+(?:sposób|trybie)\\s+ciągły(?:m)?|każdego\\s+roku|(?:działanie\\s+)?ciągłe|ciągle|stale',
    'regulāri|pastāvīgi|nepārtraukti|visu\\s+(?:gadu|periodu)|reizi\\s+(?:gadā|mēnesī|ceturksnī|nedēļā|pusgadā)|katru\\s+(?:gadu|mēnesi|ceturksni|nedēļu)|jatkuva(?:sti)?|koko\\s+(?:kausi|vuosi)|kerran\\s+(?:vuodessa|kuukaudessa|kuussa|viikossa)|kuukausittain|vuosittain|neljännesvuosittain|viikoittain|laufend|fortlaufend|monatlich|vierteljährlich|jährlich|wöchentlich|einmal\\s+(?:pro|im)\\s+(?:Jahr|Monat|Quartal|Woche)|kontinuierlich|ganzjährig|dauerhaft',
    'iga-?\\s?aasta(?:selt|ne)|igal\\s+aastal|iga\\s+aasta|igakuis(?:elt|ed)|igakuine|iga\\s+kuu|kord\\s+(?:kuus|kvartalis|aastas)|iga\\s+kvartal|kvartaalselt|igakvartaal(?:selt|ne)|igapäeva(?:selt|ne)|iganädala(?:selt|ne)|regulaarselt',
    '\\d{1,2}(?:\\s?[-–]\\s?\\d{1,2})?\\s*(?:korda|x|×|times|razy|raz)\\s+(?:aastas|poolaastas|kvartalis|kuus|nädalas|päevas|(?:a|per)\\s+(?:year|quarter|month|week)|w\\s+(?:roku|miesiącu|kwartale|tygodniu)|rocznie|na\\s+(?:rok|kwartał|miesiąc|pół\\s+roku))',
    '(?:every|each)(?=\\s+(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)(?!\\p{L}))|yearly|annual(?:ly)?|monthly|quarterly|weekly|every\\s+(?:year|month|quarter|week)|each\\s+(?:year|month|quarter)|regularly',
    '\\d{1,2}\\s*(?:krt|korda|kord|x|razy|raz|times)?\\s*/\\s*(?:vuosi|kk|vko|aasta|kuu|kvartal|nädal|year|month|quarter|week|rok|miesiąc|kwartał|Jahr|Monat)',
    'co\\s+(?:roku|rok|kwartał|miesiąc|tydzień)|corocznie|kwartalnie|miesięcznie|co\\s+roku|raz\\s+w\\s+(?:roku|miesiącu|kwartale)|cyklicznie|regularnie',
  ].join('|')})(?!\\p{L})`,
  'giu',
);

/** The wording without what says that the work goes on all the time, and whether anything said so. */
export function takeContinuous(text: string): { rest: string; continuous: boolean } {
  const rest = text.replace(continuousPhrases, ' ');
  return { rest, continuous: rest !== text };
}

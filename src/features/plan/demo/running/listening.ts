import type { DemoActivity, DemoSection } from '../content.ts';

const figures: DemoActivity = {
  title: 'Üks koht kõigi arvude jaoks',
  audience: 'Meeskond, juhatus',
  months: [0, 5],
  steps: [
    'Kokkulepe, mida mõõdame ja mida enam mitte',
    'Mõõtmise korra kirjapanek',
    'Esimene ühine ülevaade juhatusele',
    'Vajadusel meeskonna koolitus',
  ],
  indicators: ['Mõõtmise kord on kirja pandud ja kasutusele võetud.'],
  parties: ['Tegevjuht', 'Kommunikatsioonijuht'],
  happened(story) {
    story.step(1, 'done', [1, 15], 'urmas');
    story.step(2, 'in-progress', [3, 11], 'urmas');
    story.step(3, 'done', [4, 21], 'liis');
    story.on([4, 21], 'liis', {
      do: 'note',
      step: 3,
      title: 'Ülevaade juhatusele',
      note: 'Näitasime viit arvu: tellijad, avamised, lood valdades, esmataotlejad, noorte ideed. Rohkem ei küsitud.',
    });
    story.said([5, 18], 'liis', 'Urmas, kord on poole peal ja tähtaeg läbi. Kas võtan selle enda kätte?');
    story.said([5, 19], 'urmas', 'Minu viga. Kirjutan lõpuni, kui aruanne on esitatud.');
  },
};

const survey: DemoActivity = {
  title: 'Sihtgruppide küsitlus',
  audience: 'Liikmed, taotlejad, elanikud',
  months: [9, 12],
  steps: [
    'Küsimuste valik: kõige rohkem kümme',
    'Küsitluse levitamine infokirjas ja valdade lehtedes',
    'Kokkuvõte ja arutelu juhatuses',
  ],
  indicators: ['Küsitlusele vastab vähemalt 300 inimest.', 'Küsitluse kokkuvõte on juhatuses arutatud.'],
  parties: ['Kommunikatsioonijuht', 'Kommunikatsiooni töörühm', 'Valdade teabejuhid'],
  happened(story) {
    story.planned([0, 6], 'Auhinnad vastajatele', 300);
    story.said([7, 24], 'helve', 'Palun üks küsimus ka selle kohta, kust inimesed meie tööst üldse kuulevad.');
  },
};

const nextPlan: DemoActivity = {
  title: 'Järgmise kava koostamine',
  audience: 'Meeskond, juhatus, partnerid',
  months: [14, 18],
  steps: [
    'Tehtu ja tegemata jäänu läbivaatamine',
    'Kava mustand ja arutelu partneritega',
    'Kava kinnitamine juhatuses',
  ],
  indicators: ['Uus kava on koostatud ja juhatuses kinnitatud.'],
  parties: ['Tegevjuht', 'Kommunikatsioonijuht', 'Juhatus', 'Kaarnamaa Valdade Liit'],
  happened() {
    // Lies ahead.
  },
};

export const listening: DemoSection = {
  title: 'Kuulame ja parandame',
  activities: [figures, survey, nextPlan],
};

import type { DemoActivity, DemoSection } from '../content.ts';
import { municipalities, pages } from '../places.ts';
import { ofActivity } from '../sources.ts';

const yearOfContent: DemoActivity = {
  title: 'Aasta sisuplaan ja lugude varu',
  audience: 'Meeskond, juhatus',
  months: [0, 3],
  steps: [
    'Teemade korje töörühmas ja valdades',
    'Sisuplaani koostamine kuude ja kanalite kaupa',
    'Sisuplaani kinnitamine juhatuses',
  ],
  indicators: ['Sisuplaan on koostatud ja juhatuses kinnitatud.', 'Varus on vähemalt 12 lugu.'],
  parties: ['Kommunikatsioonijuht', 'Kommunikatsiooni töörühm', 'Juhatus'],
  happened(story) {
    story.done({ 1: [0, 17], 2: [1, 22] }, 'liis');
    story.step(3, 'done', [2, 12], 'urmas');
    story.measured(2, 'liis', [
      [1, 10, 5],
      [2, 5, 9],
      [2, 26, 14, 'Enamik tuli valdade teabejuhtidelt.'],
    ]);
    story.on([2, 12], 'urmas', { do: 'file', step: 3, file: 'decision', title: 'Juhatuse otsus sisuplaani kohta' });
    story.measuresItself(1, [0, 12], 'liis', ({ activity, steps }) => ({
      kind: 'conditions',
      need: 'all',
      conditions: [
        { is: 'step-done', step: steps[1] ?? '' },
        { is: 'step-done', step: steps[2] ?? '' },
        { is: 'evidence', activity, kind: 'file' },
      ],
    }));
    story.said([2, 13], 'urmas', 'Juhatus kinnitas ühe erapooletu häälega.');
    story.said([2, 10], 'helve', 'Lugesin läbi. Palun lisage midagi ka suveks, siis on meil kõige rohkem külalisi.');
    story.said([2, 10], 'liis', 'Lisatud: suvised tegijad, iga nädal üks.');
  },
};

const headlines = [
  '„Veski hakkas jälle jahvatama“',
  '„Kolm küla, üks buss“',
  '„Noored tegid koolimajja kohviku“',
  '„Mahe marjamoos jõudis poodi“',
  '„Rahvamaja sai uue katuse“',
  '„Kuidas taotleda: küsi enne nõu“',
  '„Sauna ehitasime talgutega“',
];

const homePapers: DemoActivity = {
  title: 'Arendusringi lood kodukoha lehtedes',
  audience: 'Viie valla elanikud',
  months: [1, 18],
  steps: [
    'Lehtede tähtaegade ja soovide kogumine',
    'Koostöölepped valdadega',
    'Loo pakkumine igale lehele igas kvartalis',
    'Vajadusel loo ümberkirjutamine lehe mõõtu',
  ],
  indicators: [
    'Igas vallas ilmub Arendusringi lugu vähemalt kord kvartalis.',
    'Koostöölepped on kõigi valdadega sõlmitud.',
  ],
  parties: ['Valdade teabejuhid', 'Kommunikatsioonijuht', 'Kaarnamaa Valdade Liit', 'Vabatahtlikud kirjutajad'],
  happened(story) {
    story.step(1, 'done', [1, 21], 'kaidi');
    story.on([1, 21], 'kaidi', {
      do: 'note',
      step: 1,
      title: 'Lehtede tähtajad',
      note: 'Hiiesalu ja Nurmesoo: iga kuu 5. kuupäev. Metsakaare: 10. Soekalda: üle kuu, 15. Ülejärve: ainult veebis, ilmub kohe.',
    });
    story.step(2, 'in-progress', [2, 6], 'liis');
    story.on([3, 13], 'kaidi', { do: 'file', step: 2, file: 'agreement', title: 'Koostöölepe Nurmesoo vallaga' });
    story.ticks(3, 'kaidi', 'quarter', 24);
    story.everywhere(1, 'kaidi', municipalities, {
      notes: headlines,
      gap: ['Soekalda vald', 1],
      slow: 'Ülejärve vald',
      url: `${pages}/lood`,
    });
    const afterGap = story.fromTurnEnd('quarter', 1, 5);
    story.said(
      afterGap,
      'kaidi',
      'Soekalda leht jäi vahele: nende toimetaja vahetus ja meie lugu jäi kellegi postkasti.',
    );
    story.said(
      afterGap,
      'liis',
      'Helistasin uuele toimetajale, järgmises lehes saame terve külje. Paneme lepingusse kaks aadressi.',
    );
    story.said(afterGap, 'kaidi', 'Hea. Küsin teistelt ka varuaadressi.');
    story.said([7, 17], 'helve', 'Nurmesoo lehe lugu rahvamaja katusest loeti meil köögilaua taga ette. Nii peabki.');
  },
};

/** Each published story is a link, and the links are what is counted. */
const tales = [
  [2, 27, 'mahemoos', 'Lugu: mahe marjamoos jõudis poodi'],
  [3, 20, 'buss', 'Lugu: kolm küla, üks buss'],
  [4, 20, 'veski', 'Lugu: veski hakkas jälle jahvatama'],
  [4, 20, 'saun', 'Lugu: sauna ehitasime talgutega'],
  [5, 20, 'rahvamaja', 'Lugu: rahvamaja sai uue katuse'],
  [6, 20, 'kohvik', 'Lugu: noored tegid koolimajja kohviku'],
  [7, 20, 'mesila', 'Lugu: mesila, mis õpetab'],
] as const;

const experiences: DemoActivity = {
  title: 'Toetuse saajate kogemuslood',
  audience: 'Need, kes kaaluvad esimest korda taotleda',
  months: [2, 14],
  steps: [
    'Lugude küsimustik ja nõusoleku vorm',
    'Intervjuud ja pildistamine',
    'Avaldamine kodulehel ja infokirjas igal kuul',
    'Vajadusel loo tõlkimine',
  ],
  indicators: [
    'Avaldatud on vähemalt 10 kogemuslugu.',
    'Loo keskmine lugemisaeg on üle 1,5 minuti.',
    'Esmataotlejate arv kasvab.',
    'Vähemalt 60% kavandatud lugudest on avaldatud.',
  ],
  parties: ['Kommunikatsioonijuht', 'Liikmed', 'Kohalikud fotograafid'],
  happened(story) {
    story.planned([2, 4], 'Pildistamine', 1_500);
    story.on([2, 5], 'urmas', { do: 'baseline', indicator: 3, value: 9, on: story.days.start });
    story.step(1, 'done', [2, 16], 'liis');
    story.step(2, 'in-progress', [2, 25], 'liis');
    story.monthly(3, 'liis', 18);
    story.measuresItself(1, [2, 3], 'liis', () => ofActivity('plan.evidence-added'));
    story.measuresItself(4, [2, 3], 'liis', ({ targets }) => ({
      kind: 'formula',
      per: 'month',
      formula: {
        do: 'ratio',
        over: { from: 'target', target: targets[0] ?? '' },
        under: { from: 'number', number: 10 },
        percent: true,
      },
    }));
    for (const [month, date, page, title] of tales) {
      story.on([month, date], 'liis', { do: 'link', step: 3, url: `${pages}/lood/${page}`, title });
    }
    story.measured(2, 'liis', [
      [3, 25, 1.2, 'Esimesed lood olid liiga pikad ja pildita.'],
      [4, 25, 1.4],
      [5, 25, 1.6],
      [6, 25, 1.9],
      [7, 25, 1.7],
    ]);
    story.measured(3, 'urmas', [
      [3, 16, 11, 'Eelmine voor.'],
      [7, 14, 14, 'Viimane voor: kuus ütles, et tuli loo peale.'],
    ]);
    story.spent([6, 26], 'Pildistamine', 720);
    story.said([7, 15], 'urmas', 'Küsisin taotlejatelt, kust nad kuulsid. Kuus neljateistkümnest nimetas mõnda lugu.');
  },
};

const press: DemoActivity = {
  title: 'Ajakirjanike infohommik',
  audience: 'Maakonna ja üleriigilised ajakirjanikud',
  months: [3, 6],
  steps: [
    'Ajakirjanike nimekirja uuendamine',
    'Kutsed ja isiklikud kõned',
    'Infohommik Hiiesalu veskis',
    'Vajadusel järelintervjuud',
  ],
  indicators: ['Infohommikul osaleb vähemalt 8 ajakirjanikku.', 'Osalejate hinnang on vähemalt 4,2 palli.'],
  parties: ['Tegevjuht', 'Kommunikatsioonijuht', 'Maakonna ajakirjanikud'],
  happened(story) {
    story.planned([3, 5], 'Toitlustus ja buss', 650);
    story.done({ 1: [3, 18], 2: [4, 16] }, 'liis');
    story.step(3, 'done', [4, 28], 'urmas');
    story.step(4, 'dropped', [5, 12], 'liis');
    story.on([4, 28], 'liis', {
      do: 'file',
      step: 3,
      file: 'morning',
      title: 'Infohommik Hiiesalu veskis',
    });
    story.measured(1, 'liis', [[4, 28, 5, 'Kaks ütles samal hommikul ära.']]);
    story.measured(2, 'liis', [[5, 3, 4.6, 'Neli vastajat viiest.']]);
    story.spent([5, 6], 'Toitlustus ja buss', 588.4);
    story.said([5, 4], 'urmas', 'Tuli viis, tahtsime kaheksat. Samal päeval avati linnas uus haiglatiib.');
    story.said(
      [5, 4],
      'liis',
      'Järgmisel korral küsin kuupäeva enne kolmelt ajakirjanikult. Need, kes kohal käisid, kirjutasid kõik.',
    );
    story.said(
      [5, 7],
      'helve',
      'Viis head on parem kui kaheksa igavlevat. Aga siht jäi täitmata, nii see ka kirja läheb.',
    );
  },
};

export const stories: DemoSection = {
  title: 'Lood ja nähtavus',
  activities: [yearOfContent, homePapers, experiences, press],
};

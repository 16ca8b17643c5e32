import type { DemoActivity, DemoSection } from '../content.ts';
import { pages } from '../places.ts';
import { ofActivity } from '../sources.ts';

const website: DemoActivity = {
  title: 'Koduleht, kust taotleja leiab vastuse',
  audience: 'Taotlejad, liikmed, maakonna elanikud',
  months: [0, 9],
  steps: [
    'Sisukaart ja uued tekstid',
    'Kujunduse valik ja lehe ehitamine',
    'Proovimine inimestega, kes lehte varem ei ole näinud',
    'Vanade aadresside suunamine ja lehe avamine',
    'Vajadusel põhilehtede tõlkimine inglise keelde',
  ],
  indicators: [
    'Uus koduleht on avatud ja sihtgruppidega läbi proovitud.',
    'Vähemalt 80% proovijatest leiab taotlusvooru info ilma abita.',
    'Kodulehe valmimist näitavate tõendite arv kasvab.',
  ],
  parties: ['Kommunikatsioonijuht', 'Oliver Lõhmus', 'Kommunikatsiooni töörühm'],
  happened(story) {
    story.planned([0, 3], 'Veebi ehitus', 9_500);
    story.measuresItself(1, [0, 10], 'liis', ({ activity, steps }) => ({
      kind: 'conditions',
      need: 'all',
      conditions: [
        { is: 'step-done', step: steps[2] ?? '' },
        { is: 'step-done', step: steps[3] ?? '' },
        { is: 'evidence', activity, kind: 'photo' },
      ],
    }));
    story.measuresItself(3, [0, 10], 'liis', () => ofActivity('plan.evidence-added'));
    story.on([3, 2], 'liis', { do: 'freeze', indicator: 3, value: 1, on: story.days.day([2, 28]) });
    story.planned([0, 3], 'Fotod ja illustratsioonid', 1_200);
    story.step(1, 'in-progress', [0, 12], 'liis');
    story.step(1, 'done', [1, 26], 'liis');
    story.step(2, 'in-progress', [2, 3], 'oliver');
    story.measured(2, 'oliver', [[2, 18, 58, '12 proovijat, 7 leidis ise. Otsisid vooru uudiste alt.']]);
    story.on([2, 18], 'oliver', {
      do: 'file',
      step: 3,
      file: 'testing',
      title: 'Esimene proovimisring Kaarna raamatukogus',
      note: 'Proovijatelt on luba küsitud.',
    });
    story.said(
      [2, 20],
      'liis',
      'Ainult 58%. Kõik otsisid vooru uudiste alt, menüüpunkti „Toetused“ ei märganud keegi.',
    );
    story.said(
      [2, 21],
      'oliver',
      'Panen avalehele suure kasti „Voor on avatud kuni …“ ja proovime järgmises ringis uuesti.',
    );
    story.measured(2, 'oliver', [[4, 22, 71, '24 proovijat, 17 leidis ise.']]);
    story.spent([4, 25], 'Veebi ehitus', 4_180);
    story.step(2, 'done', [5, 28], 'oliver');
    story.step(3, 'in-progress', [5, 29], 'liis');
    story.spent([6, 9], 'Fotod ja illustratsioonid', 1_140);
    story.measured(2, 'oliver', [[7, 9, 83, '24 proovijat, 20 leidis ise. Kast avalehel töötas.']]);
    story.step(3, 'done', [7, 10], 'liis');
    story.spent([7, 12], 'Veebi ehitus', 7_240);
    story.on([7, 13], 'liis', {
      do: 'note',
      step: 3,
      title: 'Kolme proovimisringi kokkuvõte',
      note: 'Ringe oli kolm, proovijaid kokku 60, noorim 14 ja vanim 79. Segadust tekitab veel sõna „meede“, avalehel seda enam ei ole.',
    });
    story.step(4, 'in-progress', [7, 15], 'oliver');
    story.on([7, 20], 'oliver', {
      do: 'link',
      step: 4,
      url: `${pages}/uus-leht`,
      title: 'Uue lehe eelvaade',
    });
    for (const [date, title] of [
      [6, 'Ümbersuunamiste nimekiri: 214 vana aadressi'],
      [13, 'Lehe kiirus ja ligipääsetavus enne avamist'],
    ] as const) {
      story.on([8, date], 'oliver', { do: 'note', step: 4, title, note: 'Üle vaadatud, vead parandatud.' });
    }
    story.said([7, 22], 'helve', 'Vaatasin telefonist. Taotleja asjad leidsin kohe üles, juhatuse protokolle mitte.');
    story.said([7, 23], 'liis', 'Aitäh, Helve. Protokollid lähevad „Meist“ alla, Oliver teeb otselingi ka.');
    story.on(story.days.ago(9), 'liis', { do: 'due', step: 4, dueOn: story.days.thisWeek });
  },
};

const newsletter: DemoActivity = {
  title: 'Infokiri, mida loetakse lõpuni',
  audience: 'Liikmed, partnerid, tellijad',
  months: [0, 18],
  steps: [
    'Rubriikide ja tooni kokkuleppimine',
    'Infokirja saatmine igal kuul',
    'Lugejate küsitlus igal aastal',
    'Vajadusel kahe teemarea võrdlemine',
  ],
  indicators: [
    'Infokiri ilmub kord kuus.',
    'Avamisprotsent on vähemalt 35%.',
    'Tellijate arv kasvab vähemalt 20% aastas.',
    'Tagasi põrkab alla 2% kirjadest.',
  ],
  parties: ['Kommunikatsioonijuht', 'Tegevjuht'],
  happened(story) {
    story.planned([0, 4], 'Saatmisteenus', 480);
    story.on([0, 5], 'liis', { do: 'baseline', indicator: 3, value: 612, on: story.days.start });
    story.step(1, 'done', [0, 19], 'liis');
    story.monthly(2, 'liis', 24);
    story.on([0, 24], 'liis', {
      do: 'link',
      url: `${pages}/infokiri/1`,
      title: 'Infokiri nr 1: kes me sel aastal oleme',
    });
    story.on([3, 24], 'liis', { do: 'link', url: `${pages}/infokiri/4`, title: 'Infokiri nr 4: voor avaneb' });
    story.on([6, 24], 'liis', { do: 'link', url: `${pages}/infokiri/7`, title: 'Infokiri nr 7: kolm lugu küladest' });
    story.measuresItself(1, [0, 5], 'liis', () => ofActivity('plan.steps-done'));
    story.measured(2, 'liis', [
      [0, 27, 31.8, 'Vana vormiga.'],
      [1, 27, 33.5],
      [2, 27, 32.9],
      [3, 27, 36.2, 'Voor avanes, teemareas oli kuupäev.'],
      [4, 27, 37.4],
      [5, 27, 35.8],
      [6, 27, 38.1],
      [7, 27, 37.9],
    ]);
    story.measured(3, 'liis', [
      [1, 4, 628],
      [2, 4, 641],
      [3, 4, 639, 'Kaks topeltaadressi eemaldatud.'],
      [4, 4, 655],
      [5, 4, 668],
      [6, 4, 674],
      [7, 4, 693, 'Infokirja tellis 15 inimest liikmete päeval.'],
      [8, 4, 702],
    ]);
    story.measured(4, 'liis', [
      [0, 28, 3.4, 'Vana nimekiri, palju aadresse, mida enam ei ole.'],
      [1, 28, 2.9],
      [2, 28, 2.1],
      [3, 28, 1.8, 'Nimekiri puhastatud.'],
      [4, 28, 1.6],
      [6, 28, 1.7],
      [7, 28, 1.4],
    ]);
    story.ticks(3, 'liis', 'year', 25);
    story.said([3, 29], 'urmas', 'Selle kuu kiri oli hea: lühike ja kolm linki. Kas saaks nii ka edaspidi?');
    story.said([3, 30], 'liis', 'Saab. Lepime kokku, et üle kolme loo ühte kirja ei pane.');
    story.spent([5, 16], 'Saatmisteenus', 240);
  },
};

const social: DemoActivity = {
  title: 'Sotsiaalmeedia kindla rütmiga',
  audience: 'Elanikud, noored, pered',
  months: [1, 18],
  steps: [
    'Rütmi ja vastutajate kokkuleppimine',
    'Järgmise kuu postituste kava igal kuul',
    'Teemarühmade avamine tootjatele ja kogukondadele',
    'Kaaluda lühivideote sarja',
  ],
  indicators: ['Lehe jälgijate arv kasvab vähemalt 25% aastas.', 'Avatud on vähemalt 2 teemarühma.'],
  parties: ['Kommunikatsioonijuht', 'Anette Vainola', 'Kohalikud fotograafid'],
  happened(story) {
    story.planned([1, 8], 'Postituste võimendamine', 900);
    story.step(1, 'done', [1, 20], 'liis');
    story.on([1, 19], 'liis', {
      do: 'rhythm',
      step: 2,
      rhythm: { per: 'month', min: null, max: null, by: { kind: 'working-day', which: 'last' } },
    });
    story.monthly(2, 'anette', 22, [3]);
    story.measured(1, 'anette', [
      [1, 9, 1_480],
      [2, 9, 1_504],
      [3, 9, 1_540],
      [4, 9, 1_588, 'Talgupäeva postitust jagati palju.'],
    ]);
    story.on([5, 9], 'anette', {
      do: 'measure',
      indicator: 1,
      value: 1_342,
      breaks: true,
      note: 'Keskkond arvas mitteaktiivsed kontod maha, vana arvuga võrrelda ei saa.',
    });
    story.measured(1, 'anette', [
      [6, 9, 1_351],
      [7, 9, 1_349],
      [8, 6, 1_366],
    ]);
    story.said(
      [5, 10],
      'liis',
      'Langus ei ole meie tegu, aga siht jääb nüüd kaugele. Arutame töörühmas, kas 25% on veel mõistlik.',
    );
    story.said(
      [5, 12],
      'anette',
      'Noored ei jälgi lehte niikuinii, nad jälgivad inimesi. Pakun, et proovime lühivideoid.',
    );
    story.step(3, 'in-progress', [3, 14], 'anette');
    story.measured(2, 'anette', [[4, 17, 1, 'Avatud on tootjate rühm, 86 liiget.']]);
    story.on([4, 17], 'anette', { do: 'link', step: 3, url: `${pages}/tootjad`, title: 'Kaarnamaa tootjate rühm' });
    story.step(4, 'waiting', [6, 11], 'liis');
    story.on([6, 11], 'liis', {
      do: 'note',
      step: 4,
      title: 'Töörühma arutelu lühivideotest',
      note: 'Mõte meeldib, aga kaamera ette astujaid on vaja kolm. Küsime noortekogust.',
    });
    story.spent([6, 20], 'Postituste võimendamine', 310);
  },
};

export const channels: DemoSection = {
  title: 'Kanalid, mis toimivad',
  activities: [website, newsletter, social],
};

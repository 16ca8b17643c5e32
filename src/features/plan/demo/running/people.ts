import type { DemoActivity, DemoSection } from '../content.ts';
import { pages } from '../places.ts';
import { ofActivity } from '../sources.ts';

const membersYear: DemoActivity = {
  title: 'Liikmete aastaring',
  audience: 'Liikmed: ettevõtjad, ühendused, vallad',
  months: [0, 18],
  steps: [
    'Liikmete soovide küsimine ja aasta kava',
    'Liikmete kohtumine igas kvartalis',
    'Õppereis naabermaakonda',
    'Kaaluda ühist perepäeva',
  ],
  indicators: [
    'Liikmete kohtumine toimub kord kvartalis.',
    'Liikmete rahulolu on vähemalt 80%.',
    'Meeskonna kuu tempo on üle 2,5 alategevuse.',
  ],
  parties: ['Tegevjuht', 'Liikmed', 'Juhatus'],
  happened(story) {
    story.planned([0, 6], 'Kohtumised ja õppereis', 4_200);
    story.measuresItself(3, [0, 20], 'liis', () => ({ ...ofActivity('plan.steps-done'), ofActivity: false }));
    story.step(1, 'done', [0, 25], 'urmas');
    // What is brought as evidence of a meeting ticks its quarter.
    story.on([0, 2], 'liis', {
      do: 'rhythm',
      step: 2,
      rhythm: { per: 'quarter', min: 1, max: null, keptBy: 'plan.evidence' },
    });
    story.ticks(2, 'urmas', 'quarter', 16);
    story.kept(1, 'urmas', 'quarter', 16, [
      'Taotleja hommik Nurmesoos, 27 osalejat.',
      'Liikmete päev järve ääres, 61 osalejat.',
      'Ettevõtjate ring Kaarna linnas, 34 osalejat.',
    ]);
    story.on(story.fromTurnEnd('quarter', 1, -16), 'urmas', {
      do: 'file',
      step: 2,
      file: 'trip',
      title: 'Liikmed järve ääres',
      note: 'Päev, millest jäi meelde rohkem kui ettekannetest.',
    });
    story.step(3, 'in-progress', [6, 10], 'urmas');
    story.step(4, 'waiting', [5, 21], 'urmas');
    story.spent([6, 4], 'Kohtumised ja õppereis', 1_915.5);
    story.said([6, 12], 'urmas', 'Õppereisiks on kolm pakkumist. Eelistan väiketootjate ringi: kaks päeva, üks buss.');
    story.said(
      [6, 13],
      'helve',
      'Toetan. Küsige ka, kes tuleb päriselt kohale, eelmisel korral jäi kümme kohta tühjaks.',
    );
  },
};

const youngIdeas: DemoActivity = {
  title: 'Noorte ideefond noorte keeles',
  audience: '13–26-aastased noored ja nende juhendajad',
  months: [2, 10],
  steps: [
    'Arutelu noortega kahes koolis',
    'Taotlusvormi lühendamine ja proovimine telefonis',
    'Kutse koolides, noortekeskustes ja sõnumirühmades',
    'Noor eestkõneleja igasse valda',
    'Vajadusel tähtaja pikendamine',
  ],
  indicators: [
    'Noortelt tuleb vähemalt 25 ideed.',
    'Taotlusvorm on lühendatud ja telefonis läbi proovitud.',
    'Vähemalt 30% esitajatest taotleb esimest korda.',
  ],
  parties: ['Anette Vainola', 'Kaarnamaa Noortekogu', 'Oliver Lõhmus', 'Valdade teabejuhid'],
  happened(story) {
    story.planned([2, 5], 'Kampaania', 1_100);
    story.step(1, 'done', [2, 24], 'anette');
    story.on([2, 24], 'anette', {
      do: 'note',
      step: 1,
      title: 'Mida noored ütlesid',
      note: '„Miks peab eelarve olema kolmel lehel, kui tahame 300 eurot?“ Vorm on liiga pikk, tähtaeg keset eksameid, vastust oodatakse liiga kaua.',
    });
    story.step(2, 'in-progress', [3, 6], 'oliver');
    story.step(2, 'done', [4, 19], 'oliver');
    story.confirmed(
      2,
      [4, 20],
      'anette',
      'Vormis oli 31 küsimust, nüüd 9. Kuus noort täitis telefonis, keskmiselt 11 minutit.',
    );
    story.step(3, 'in-progress', [4, 27], 'anette');
    story.step(4, 'in-progress', [5, 13], 'anette');
    story.measured(1, 'anette', [
      [5, 14, 3],
      [5, 28, 5],
      [6, 14, 8, 'Koolide ring tõi kolm juurde.'],
      [6, 28, 9],
      [7, 14, 11],
      [7, 27, 12],
      [8, 5, 13],
    ]);
    story.measured(3, 'anette', [
      [6, 28, 56, '5 esitajat 9-st.'],
      [7, 27, 50, '6 esitajat 12-st.'],
    ]);
    story.on([5, 6], 'anette', { do: 'link', step: 3, url: `${pages}/ideefond`, title: 'Ideefondi leht noortele' });
    story.spent([6, 16], 'Kampaania', 430);
    story.said([7, 16], 'anette', 'Ideid on alla poole sihist ja kuu aega jäänud. Käin kolmes koolis veel läbi.');
    story.said([7, 17], 'kaidi', 'Nurmesoos saab 20 minutit valla noortepäeval. Panen su kavasse?');
    story.said([7, 17], 'anette', 'Palun. Võtan eelmise aasta tegijad kaasa, nemad räägivad paremini kui mina.');
  },
};

export const people: DemoSection = {
  title: 'Inimesed kaasa',
  activities: [membersYear, youngIdeas],
};

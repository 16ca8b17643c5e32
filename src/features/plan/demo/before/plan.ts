import type { DemoActivity, DemoPlan } from '../content.ts';
import { pages } from '../places.ts';

const whom: DemoActivity = {
  title: 'Kellele me räägime',
  audience: 'Meeskond',
  months: [0, 3],
  steps: ['Arutelu töörühmas', 'Sihtgruppide kirjeldused'],
  indicators: ['Kirjeldatud on vähemalt 4 sihtgruppi.'],
  parties: ['Kommunikatsioonijuht', 'Kommunikatsiooni töörühm'],
  happened(story) {
    story.done({ 1: [0, 20], 2: [2, 14] }, 'liis');
    story.measured(1, 'liis', [
      [1, 18, 2],
      [2, 14, 5, 'Liikmed, taotlejad, noored, vallad, elanikud.'],
    ]);
  },
};

const letters: DemoActivity = {
  title: 'Infokirja taaskäivitamine',
  audience: 'Liikmed ja tellijad',
  months: [2, 12],
  steps: ['Nimekirja korrastamine', 'Infokirja saatmine igal kuul'],
  indicators: ['Infokiri ilmub kord kuus.', 'Tellijate arv kasvab vähemalt 20%.'],
  parties: ['Kommunikatsioonijuht'],
  happened(story) {
    story.on([2, 4], 'liis', { do: 'baseline', indicator: 2, value: 505, on: story.days.day([2, 4]) });
    story.step(1, 'done', [2, 19], 'liis');
    story.monthly(2, 'liis', 25);
    story.monthlyKept(1, 'liis', 25);
    story.measured(2, 'liis', [
      [4, 4, 521],
      [6, 4, 548],
      [8, 4, 577],
      [10, 4, 590],
      [11, 18, 612],
    ]);
  },
};

const papers: DemoActivity = {
  title: 'Lood igasse valda',
  audience: 'Elanikud',
  months: [3, 12],
  steps: ['Lehtede toimetajatega tutvumine', 'Lugude saatmine igas kvartalis'],
  indicators: ['Ilmub vähemalt 20 lugu.'],
  parties: ['Kommunikatsioonijuht', 'Valdade teabejuhid'],
  happened(story) {
    story.step(1, 'done', [4, 9], 'liis');
    story.ticks(2, 'liis', 'quarter', 20);
    story.measured(1, 'liis', [
      [5, 12, 4],
      [8, 12, 10],
      [11, 19, 17, 'Kaks valda jäid katmata.'],
    ]);
    story.said([11, 20], 'helve', 'Uues kavas lepime valdadega enne kokku ja loeme iga valda eraldi.');
  },
};

const openDays: DemoActivity = {
  title: 'Taotleja infopäevad',
  audience: 'Taotlejad',
  months: [5, 8],
  steps: ['Paikade valik', 'Infopäevad viies vallas', 'Tagasiside kokkuvõte'],
  indicators: ['Infopäevadel osaleb vähemalt 120 inimest.'],
  parties: ['Tegevjuht', 'Kommunikatsioonijuht'],
  happened(story) {
    story.planned([5, 3], 'Ruumid ja toitlustus', 900);
    story.done({ 1: [5, 14], 2: [7, 9], 3: [7, 20] }, 'urmas');
    story.measured(1, 'urmas', [
      [5, 27, 38],
      [6, 24, 91],
      [7, 9, 134],
    ]);
    story.spent([7, 21], 'Ruumid ja toitlustus', 846.2);
    story.on([7, 20], 'urmas', { do: 'link', url: `${pages}/infopaevad`, title: 'Infopäevade slaidid' });
  },
};

const lookBack: DemoActivity = {
  title: 'Kokkuvõte ja uus kava',
  audience: 'Juhatus, partnerid',
  months: [9, 12],
  steps: ['Aasta kokkuvõte', 'Uue kava arutelu ja kinnitamine'],
  indicators: ['Uus kava on koostatud ja juhatuses kinnitatud.'],
  parties: ['Tegevjuht', 'Juhatus'],
  happened(story) {
    story.step(1, 'done', [10, 22], 'liis');
    story.on([10, 22], 'liis', { do: 'file', step: 1, file: 'summary', title: 'Kava kokkuvõte' });
    story.step(2, 'done', [11, 24], 'urmas');
    story.confirmed(1, [11, 24], 'urmas', 'Juhatus kinnitas uue kava.');
  },
};

/** Last year's plan, kept as history: shorter, simpler, and the reason why the present one is as it is. */
export const planBefore: DemoPlan = {
  title: 'Kommunikatsioonikava',
  notes: 'Esimene kava, mille järgi päriselt töötasime.',
  written: [-1, 6],
  approved: [-1, 22],
  closed: [12, 10],
  sections: [
    { title: 'Alus paika', activities: [whom, letters] },
    { title: 'Inimeste ette', activities: [papers, openDays] },
    { title: 'Tagasivaade', activities: [lookBack] },
  ],
  confirmed: [
    { name: 'Kommunikatsioonijuht', kind: 'role', who: 'liis' },
    { name: 'Tegevjuht', kind: 'role', who: 'urmas' },
    { name: 'Juhatus', kind: 'team', who: 'helve' },
    { name: 'Valdade teabejuhid', kind: 'role', who: 'kaidi' },
    { name: 'Kommunikatsiooni töörühm', kind: 'team' },
  ],
};

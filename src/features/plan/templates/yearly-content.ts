import type { Template } from './template.ts';

/** One person, one year, a handful of channels: what appears when, and whether anybody read it. */
export const yearlyContent: Template = {
  key: 'yearly-content',
  et: {
    title: 'Aasta sisuplaan',
    description: 'Kerge kava ühele inimesele: teemad, rütm ja neli arvu, mida aasta jooksul jälgida.',
    sections: [
      {
        title: 'Mida räägime',
        activities: [
          {
            title: 'Aasta teemad ja lugude varu',
            indicators: ['Sisuplaan on koostatud ja kinnitatud.', 'Varus on vähemalt 10 lugu.'],
            from: 0,
            to: 0.2,
            steps: [
              'Teemade korje meeskonnas ja partneritelt',
              'Teemade jagamine kuude ja kanalite vahel',
              'Vastutaja igale teemale',
            ],
            parties: ['Kommunikatsioonijuht', 'Meeskond'],
          },
          {
            title: 'Lood inimestest',
            indicators: ['Ilmub vähemalt 24 lugu.', 'Loo keskmine lugemisaeg on üle 1,5 minuti.'],
            from: 0.1,
            to: 1,
            steps: ['Küsimustik ja nõusoleku vorm', 'Kaks lugu igal kuul', 'Vajadusel fotograafi tellimine'],
            parties: ['Kommunikatsioonijuht'],
          },
        ],
      },
      {
        title: 'Kindel rütm',
        activities: [
          {
            title: 'Sotsiaalmeedia',
            indicators: ['Uus postitus ilmub kord nädalas.', 'Jälgijate arv kasvab vähemalt 15% aastas.'],
            from: 0,
            to: 1,
            steps: ['Järgmise kuu postituste kava igal kuul', 'Kommentaaridele vastamise kokkulepe'],
            parties: ['Kommunikatsioonijuht'],
          },
          {
            title: 'Infokiri',
            indicators: ['Infokiri ilmub kord kuus.', 'Avamisprotsent on vähemalt 35%.'],
            from: 0,
            to: 1,
            steps: ['Rubriikide valik', 'Infokirja saatmine igal kuul'],
            parties: ['Kommunikatsioonijuht', 'Tegevjuht'],
          },
          {
            title: 'Arvude ülevaatus',
            indicators: ['Meeskond vaatab arvud üle kord kvartalis.'],
            from: 0,
            to: 1,
            steps: ['Arvude koondamine igas kvartalis', 'Otsus, mida teeme rohkem ja mille jätame ära'],
            parties: ['Kommunikatsioonijuht', 'Meeskond'],
          },
        ],
      },
    ],
  },
  en: {
    title: 'A year of content',
    description: 'A light plan for one person: topics, a rhythm, and a few figures to watch through the year.',
    sections: [
      {
        title: 'What we talk about',
        activities: [
          {
            title: 'Topics of the year and a stock of stories',
            indicators: ['The content plan is written and approved.', 'At least 10 stories are in stock.'],
            from: 0,
            to: 0.2,
            steps: [
              'Collect topics from team and partners',
              'Spread them over months and channels',
              'Name who writes each',
            ],
            parties: ['Communications lead', 'Team'],
          },
          {
            title: 'Stories about people',
            indicators: ['At least 24 stories appear.', 'The average reading time is over 1.5 minutes.'],
            from: 0.1,
            to: 1,
            steps: ['Questions and a consent form', 'Two stories every month', 'If needed, hire a photographer'],
            parties: ['Communications lead'],
          },
        ],
      },
      {
        title: 'A steady rhythm',
        activities: [
          {
            title: 'Social media',
            indicators: ['A new post appears once a week.', 'The number of followers grows by at least 15% a year.'],
            from: 0,
            to: 1,
            steps: ['Plan the next month’s posts every month', 'Agree on who answers comments'],
            parties: ['Communications lead'],
          },
          {
            title: 'Newsletter',
            indicators: ['The newsletter appears once a month.', 'The open rate is at least 35%.'],
            from: 0,
            to: 1,
            steps: ['Choose the columns', 'Send the newsletter every month'],
            parties: ['Communications lead', 'Executive manager'],
          },
          {
            title: 'A look at the figures',
            indicators: ['The team looks at the figures once a quarter.'],
            from: 0,
            to: 1,
            steps: ['Gather the figures every quarter', 'Decide what to do more of and what to drop'],
            parties: ['Communications lead', 'Team'],
          },
        ],
      },
    ],
  },
};

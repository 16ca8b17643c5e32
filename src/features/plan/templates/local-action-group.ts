import type { Template } from './template.ts';

/** A first year of communications for a local action group of two or three people. */
export const localActionGroup: Template = {
  key: 'local-action-group',
  et: {
    title: 'Tegevusrühma esimene kommunikatsiooniaasta',
    description: 'Kolm osa ja kuus tegevust väikesele meeskonnale: kellele räägime, kus räägime, kuidas mõõdame.',
    sections: [
      {
        title: 'Kellele räägime',
        activities: [
          {
            title: 'Sihtgruppide ja nende vajaduste kirjeldamine',
            indicators: ['Kirjeldatud on vähemalt 4 sihtgruppi.'],
            from: 0,
            to: 0.25,
            steps: [
              'Arutelu meeskonna ja juhatusega',
              'Kirjelduste vormistamine',
              'Kirjelduste ülevaatamine kord aastas',
            ],
            parties: ['Kommunikatsioonijuht', 'Juhatus'],
          },
        ],
      },
      {
        title: 'Kus räägime',
        activities: [
          {
            title: 'Koduleht, mis vastab taotleja küsimustele',
            indicators: ['Koduleht on uuendatud ja kasutajatega testitud.'],
            from: 0.1,
            to: 0.6,
            steps: ['Sisukaart ja tekstid', 'Kujundus ja ehitus', 'Testimine viie kasutajaga'],
            parties: ['Kommunikatsioonijuht', 'Veebiarendaja'],
          },
          {
            title: 'Infokiri liikmetele ja partneritele',
            indicators: ['Infokiri ilmub kord kuus.', 'Avamisprotsent on vähemalt 35%.'],
            from: 0,
            to: 1,
            steps: ['Vormi ja rubriikide valik', 'Infokirja saatmine kord kuus'],
            parties: ['Kommunikatsioonijuht'],
          },
          {
            title: 'Lood piirkonna lehtedes',
            indicators: ['Igas vallas ilmub lugu vähemalt kord kvartalis.'],
            from: 0.1,
            to: 1,
            steps: ['Vallalehtede tähtaegade ja kontaktide kogumine', 'Loo pakkumine igale lehele kord kvartalis'],
            parties: ['Kommunikatsioonijuht', 'Valdade teabejuhid'],
          },
        ],
      },
      {
        title: 'Kuidas mõõdame ja uuendame',
        activities: [
          {
            title: 'Tagasiside ja statistika kogumine',
            indicators: ['Sihtgruppide rahulolu on vähemalt 80%.'],
            from: 0.6,
            to: 0.9,
            steps: ['Rahulolu-uuringu läbiviimine', 'Veebi, infokirja ja sotsiaalmeedia arvude koondamine'],
            parties: ['Kommunikatsioonijuht', 'Tegevjuht'],
          },
          {
            title: 'Järgmise aasta kava koostamine',
            indicators: ['Juhatus on uue kava kinnitanud.'],
            from: 0.85,
            to: 1,
            steps: ['Kava mustandi koostamine', 'Arutelu töögrupis', 'Kinnitamine juhatuses'],
            parties: ['Tegevjuht', 'Juhatus'],
          },
        ],
      },
    ],
  },
  en: {
    title: 'A local action group’s first year of communications',
    description: 'Three sections and six activities for a small team: whom we talk to, where, and how we measure.',
    sections: [
      {
        title: 'Whom we talk to',
        activities: [
          {
            title: 'Describe the target groups and what they need',
            indicators: ['At least 4 target groups are described.'],
            from: 0,
            to: 0.25,
            steps: ['Discussion with team and board', 'Write the descriptions', 'Review the descriptions once a year'],
            parties: ['Communications lead', 'Board'],
          },
        ],
      },
      {
        title: 'Where we talk',
        activities: [
          {
            title: 'A website that answers applicants’ questions',
            indicators: ['The website is renewed and tested with users.'],
            from: 0.1,
            to: 0.6,
            steps: ['Content map and texts', 'Design and build', 'Test with five users'],
            parties: ['Communications lead', 'Web developer'],
          },
          {
            title: 'Newsletter to members and partners',
            indicators: ['The newsletter appears once a month.', 'The open rate is at least 35%.'],
            from: 0,
            to: 1,
            steps: ['Choose form and columns', 'Send the newsletter once a month'],
            parties: ['Communications lead'],
          },
          {
            title: 'Stories in the area’s papers',
            indicators: ['A story appears in each municipality at least once a quarter.'],
            from: 0.1,
            to: 1,
            steps: ['Collect deadlines and contacts of municipal papers', 'Offer a story to each paper once a quarter'],
            parties: ['Communications lead', 'Municipal communications officers'],
          },
        ],
      },
      {
        title: 'How we measure and renew',
        activities: [
          {
            title: 'Collect feedback and statistics',
            indicators: ['Satisfaction of target groups is at least 80%.'],
            from: 0.6,
            to: 0.9,
            steps: ['Run the satisfaction survey', 'Gather the figures of site, newsletter and social media'],
            parties: ['Communications lead', 'Executive manager'],
          },
          {
            title: 'Draw up next year’s plan',
            indicators: ['The board has approved the new plan.'],
            from: 0.85,
            to: 1,
            steps: ['Draft the plan', 'Discuss it in the working group', 'Approval by the board'],
            parties: ['Executive manager', 'Board'],
          },
        ],
      },
    ],
  },
};

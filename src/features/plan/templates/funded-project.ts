import type { Template } from './template.ts';

/** What a funder asks to be seen, and what the people of the area should hear of it. */
export const fundedProject: Template = {
  key: 'funded-project',
  et: {
    title: 'Projekti teavitusplaan',
    description: 'Euroopa Liidu toetusega projektile: tähistus, lood projekti käigust, avamine, tulemused ja tõendid.',
    sections: [
      {
        title: 'Algus',
        activities: [
          {
            title: 'Nähtavuse nõuded ja kokkulepped',
            indicators: ['Nähtavuse nõuded on läbi vaadatud ja vastutajad määratud.'],
            from: 0,
            to: 0.15,
            steps: [
              'Rahastaja juhendi läbivaatamine',
              'Logoriba ja lause kokkuleppimine',
              'Partneritele juhise saatmine',
            ],
            parties: ['Projektijuht', 'Kommunikatsioonijuht', 'Partnerid'],
          },
          {
            title: 'Projekti leht',
            indicators: [
              'Projekti leht on avaldatud koos rahastaja tähistusega.',
              'Projekti lehe külastuste arv kasvab vähemalt 20%.',
            ],
            from: 0,
            to: 1,
            steps: ['Eesmärk, tulemused ja rahastus lihtsas keeles', 'Lehe uuendamine igas kvartalis'],
            parties: ['Kommunikatsioonijuht'],
          },
          {
            title: 'Avaüritus',
            indicators: ['Avaüritusel osaleb vähemalt 40 inimest.'],
            from: 0.1,
            to: 0.3,
            steps: ['Kutsed ja pressiteade', 'Ürituse läbiviimine', 'Fotod ja osalejate nimekiri tõenditeks'],
            parties: ['Projektijuht', 'Kommunikatsioonijuht'],
          },
        ],
      },
      {
        title: 'Käigus',
        activities: [
          {
            title: 'Lood projekti käigust',
            indicators: ['Ilmub vähemalt 6 lugu projekti käigust.'],
            from: 0.2,
            to: 0.9,
            steps: ['Lugude teemad ja kõnelejad', 'Lugu igas kvartalis', 'Vajadusel video tellimine'],
            parties: ['Kommunikatsioonijuht', 'Partnerid'],
          },
          {
            title: 'Uudised partnerite kanalites',
            indicators: ['Iga partneri kanalis ilmub projekti uudis vähemalt kord poolaastas.'],
            from: 0.1,
            to: 1,
            steps: ['Partnerite kanalite nimekiri', 'Valmis teksti ja piltide saatmine igal poolaastal'],
            parties: ['Partnerid', 'Kommunikatsioonijuht'],
          },
        ],
      },
      {
        title: 'Tulemused',
        activities: [
          {
            title: 'Lõppüritus ja tulemused',
            indicators: [
              'Lõppüritusel osaleb vähemalt 60 inimest.',
              'Osalejate hinnang on vähemalt 4,2 palli.',
              'Tulemuste kokkuvõte on avaldatud.',
            ],
            from: 0.8,
            to: 1,
            steps: ['Tulemuste kirjutamine lihtsas keeles', 'Lõppürituse läbiviimine', 'Kokkuvõtte saatmine meediale'],
            parties: ['Projektijuht', 'Kommunikatsioonijuht', 'Partnerid'],
          },
          {
            title: 'Tõendid aruandeks',
            indicators: ['Tõendid on kogutud ja aruandele lisatud.'],
            from: 0,
            to: 1,
            steps: ['Lingid, fotod ja kuvatõmmised igal kuul', 'Tõendite ülevaatus enne aruannet'],
            parties: ['Projektijuht'],
          },
        ],
      },
    ],
  },
  en: {
    title: 'Publicity of a funded project',
    description: 'For a project with European support: emblems, stories on the way, opening, results and evidence.',
    sections: [
      {
        title: 'At the start',
        activities: [
          {
            title: 'Visibility rules and agreements',
            indicators: ['The visibility rules are reviewed and owners are named.'],
            from: 0,
            to: 0.15,
            steps: ['Read the funder’s guide', 'Agree on logos and wording', 'Send a note to the partners'],
            parties: ['Project manager', 'Communications lead', 'Partners'],
          },
          {
            title: 'Project page',
            indicators: [
              'The project page is published with the funder’s emblem.',
              'The number of visits to the project page grows by at least 20%.',
            ],
            from: 0,
            to: 1,
            steps: ['Aim, results and funding in plain words', 'Bring the page up to date every quarter'],
            parties: ['Communications lead'],
          },
          {
            title: 'Opening event',
            indicators: ['At least 40 people attend the opening event.'],
            from: 0.1,
            to: 0.3,
            steps: ['Invitations and press release', 'Hold the event', 'Photos and list of participants as evidence'],
            parties: ['Project manager', 'Communications lead'],
          },
        ],
      },
      {
        title: 'On the way',
        activities: [
          {
            title: 'Stories about the project',
            indicators: ['At least 6 stories about the project appear.'],
            from: 0.2,
            to: 0.9,
            steps: ['Topics and people to speak', 'A story every quarter', 'If needed, order a video'],
            parties: ['Communications lead', 'Partners'],
          },
          {
            title: 'News in the partners’ channels',
            indicators: ['News of the project appears in each partner’s channel at least once every half-year.'],
            from: 0.1,
            to: 1,
            steps: ['List the partners’ channels', 'Send them text and pictures every half-year'],
            parties: ['Partners', 'Communications lead'],
          },
        ],
      },
      {
        title: 'Results',
        activities: [
          {
            title: 'Closing event and results',
            indicators: [
              'At least 60 people attend the closing event.',
              'The participants’ rating is at least 4.2 points.',
              'The summary of results is published.',
            ],
            from: 0.8,
            to: 1,
            steps: ['Write the results in plain words', 'Hold the closing event', 'Send the summary to the media'],
            parties: ['Project manager', 'Communications lead', 'Partners'],
          },
          {
            title: 'Evidence for the report',
            indicators: ['The evidence is collected and attached to the report.'],
            from: 0,
            to: 1,
            steps: ['Links, photos and screenshots every month', 'Go through the evidence before the report'],
            parties: ['Project manager'],
          },
        ],
      },
    ],
  },
};

import type { Template } from './template.ts';

/** One round of a fund for young people's ideas, from the form to the stories of what came of it. */
export const youthFund: Template = {
  key: 'youth-fund',
  et: {
    title: 'Noortefondi kampaania',
    description: 'Üks taotlusvoor noortele: lihtne vorm, kutse sinna, kus noored on, kiire vastus ja lood tegijatest.',
    sections: [
      {
        title: 'Enne vooru',
        activities: [
          {
            title: 'Vorm, mida saab täita telefonis',
            indicators: ['Taotlusvorm on lühendatud ja telefonis läbi proovitud.'],
            from: 0,
            to: 0.25,
            steps: ['Arutelu noortega', 'Küsimuste lühendamine', 'Proovimine viie noorega'],
            parties: ['Noortefondi koordinaator', 'Noortekogu'],
          },
          {
            title: 'Sõnumid koos noortega',
            indicators: ['Kampaania sõnumid on koos noortega koostatud.'],
            from: 0,
            to: 0.25,
            steps: ['Kanalite valik: kus noored päriselt on', 'Noored eestkõnelejad valdadest', 'Pildid ja videod'],
            parties: ['Kommunikatsioonijuht', 'Noortekogu'],
          },
        ],
      },
      {
        title: 'Voor',
        activities: [
          {
            title: 'Kutse taotlema',
            indicators: ['Noortelt tuleb vähemalt 20 ideed.', 'Vähemalt 40% esitajatest taotleb esimest korda.'],
            from: 0.25,
            to: 0.6,
            steps: ['Käigud koolides ja noortekeskustes', 'Uus postitus igal nädalal', 'Vajadusel tähtaja pikendamine'],
            parties: ['Noortefondi koordinaator', 'Noorsootöötajad', 'Kommunikatsioonijuht'],
          },
          {
            title: 'Nõu ja kiire vastus',
            indicators: ['Vastus jõuab noorteni alla 14 päevaga.'],
            from: 0.3,
            to: 0.75,
            steps: ['Nõu küsimise aeg igal nädalal', 'Hindamine koos noortega', 'Selge vastus igale taotlejale'],
            parties: ['Noortefondi koordinaator', 'Hindamiskomisjon'],
          },
        ],
      },
      {
        title: 'Pärast vooru',
        activities: [
          {
            title: 'Lood tegijatest',
            indicators: [
              'Toetatud ideedest on avaldatud vähemalt 5 lugu.',
              'Vähemalt 80% toetatud ideedest viiakse ellu.',
            ],
            from: 0.7,
            to: 1,
            steps: ['Nõusolekud, alaealistel ka vanemalt', 'Lugu igal kuul', 'Tänuõhtu tegijatele'],
            parties: ['Kommunikatsioonijuht', 'Noortekogu'],
          },
        ],
      },
    ],
  },
  en: {
    title: 'Youth fund campaign',
    description:
      'One round for young people: a simple form, an invitation where they are, a quick answer, their stories.',
    sections: [
      {
        title: 'Before the round',
        activities: [
          {
            title: 'A form that works on a phone',
            indicators: ['The application form is shortened and tested on a phone.'],
            from: 0,
            to: 0.25,
            steps: ['Talk with young people', 'Cut the questions', 'Try it with five of them'],
            parties: ['Youth fund coordinator', 'Youth council'],
          },
          {
            title: 'Messages made with young people',
            indicators: ['The campaign messages are written together with young people.'],
            from: 0,
            to: 0.25,
            steps: [
              'Choose channels: where they really are',
              'Young ambassadors from the municipalities',
              'Pictures and videos',
            ],
            parties: ['Communications lead', 'Youth council'],
          },
        ],
      },
      {
        title: 'The round',
        activities: [
          {
            title: 'Invitation to apply',
            indicators: [
              'At least 20 ideas come from young people.',
              'At least 40% of applicants apply for the first time.',
            ],
            from: 0.25,
            to: 0.6,
            steps: ['Visit schools and youth centres', 'A new post every week', 'If needed, extend the deadline'],
            parties: ['Youth fund coordinator', 'Youth workers', 'Communications lead'],
          },
          {
            title: 'Advice and a quick answer',
            indicators: ['The answer reaches applicants in less than 14 days.'],
            from: 0.3,
            to: 0.75,
            steps: [
              'An hour for questions every week',
              'Assess together with young people',
              'A clear answer to every applicant',
            ],
            parties: ['Youth fund coordinator', 'Assessment committee'],
          },
        ],
      },
      {
        title: 'After the round',
        activities: [
          {
            title: 'Stories of those who did it',
            indicators: [
              'At least 5 stories about funded ideas are published.',
              'At least 80% of funded ideas are carried out.',
            ],
            from: 0.7,
            to: 1,
            steps: ['Consents, of minors from a parent too', 'A story every month', 'An evening of thanks'],
            parties: ['Communications lead', 'Youth council'],
          },
        ],
      },
    ],
  },
};

import type { DemoPlan } from '../content.ts';
import { channels } from './channels.ts';
import { listening } from './listening.ts';
import { people } from './people.ts';
import { stories } from './stories.ts';

/** The plan that the demo's people work with: half-way through, with what went well and what did not. */
export const planRunning: DemoPlan = {
  title: 'Kommunikatsioonikava',
  notes:
    'Kolm mõtet kogu kavale: räägime inimestest, mitte meetmetest; üks kanal korralikult on parem kui kolm poolikult; mida ei mõõda, seda ei luba.',
  written: [-1, 4],
  approved: [-1, 24],
  sections: [channels, stories, people, listening],
  confirmed: [
    { name: 'Oliver Lõhmus', kind: 'person', who: 'oliver' },
    { name: 'Anette Vainola', kind: 'person', who: 'anette' },
    { name: 'Kaarnamaa Noortekogu', kind: 'organisation' },
    { name: 'Kaarnamaa Valdade Liit', kind: 'organisation' },
    { name: 'Liikmed', kind: 'role' },
    { name: 'Kohalikud fotograafid', kind: 'role' },
  ],
};

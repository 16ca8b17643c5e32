import type { PastAttempt, PastDelivery } from '../writes/past.ts';

/** The names that end in `.invalid` lead nowhere (RFC 2606), and the county is invented. */
export const receiver = {
  name: 'Kaarnamaa infotahvel',
  address: 'https://infotahvel.kaarnamaa.invalid/kaja',
  families: ['plan.approval', 'plan.board-sheet', 'plan.decision'],
} as const;

const taken = (tookMs: number): PastAttempt => ({
  afterSeconds: 1,
  tookMs,
  status: 200,
  failure: null,
  answer: '{"ok":true}',
});
const broken = (afterSeconds: number): PastAttempt => ({
  afterSeconds,
  tookMs: 214,
  status: 502,
  failure: 'status',
  answer: 'Bad Gateway',
});
const hanging = (afterSeconds: number): PastAttempt => ({
  afterSeconds,
  tookMs: 10_004,
  status: null,
  failure: 'timed-out',
  answer: '',
});

/** From the oldest on. */
export const history: readonly PastDelivery[] = [
  {
    daysAgo: 11,
    event: 'plan.decision.added',
    kind: 'decision',
    after: { title: 'Kes hoiab külade kalendrit?' },
    state: 'delivered',
    attempts: [taken(84)],
  },
  {
    daysAgo: 9,
    event: 'plan.board-sheet.sent',
    kind: 'plan',
    after: { readers: 5 },
    state: 'delivered',
    attempts: [broken(1), taken(97)].map((attempt, index) => ({ ...attempt, afterSeconds: 1 + index * 6 })),
  },
  {
    daysAgo: 4,
    event: 'plan.decision.changed',
    kind: 'decision',
    after: { state: 'decided' },
    state: 'given-up',
    attempts: [1, 6, 66, 366, 2_166, 9_366, 30_966, 74_166, 117_366, 160_566, 203_766, 246_966].map((after, index) =>
      index < 4 ? broken(after) : hanging(after),
    ),
  },
  {
    daysAgo: 2,
    event: 'plan.decision.added',
    kind: 'decision',
    after: { title: 'Kas trükime infolehe ka suvel?' },
    state: 'held',
    attempts: [1, 6, 66, 366].map(hanging),
  },
];

import { describe } from 'vitest';
import { journeys } from './kaja-process.ts';

// The journeys once more, each request to the other of two web processes, with two workers beside them.
journeys.split = true;
describe('as two web and two worker processes: the first ten minutes', async () => {
  await import('./first-ten-minutes.test.ts');
});
describe('as two web and two worker processes: a member', async () => {
  await import('./member.test.ts');
});

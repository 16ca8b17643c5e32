import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isWanted } from './families.ts';
import { careFor, failureOfStatus, pauseBeforeRetry } from './retry.ts';
import { signedHeaders } from './signature.ts';

const begun = new Date('2026-11-23T10:00:00Z');
const after = (seconds: number) => new Date(begun.getTime() + seconds * 1000);

describe('a delivery that does not arrive', () => {
  it('is tried with growing pauses over three days, and then given up', () => {
    const times = [0];
    for (;;) {
      const at = times.at(-1) ?? 0;
      const pause = pauseBeforeRetry(times.length, begun, after(at));
      if (pause === null) break;
      times.push(at + pause);
    }
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(pauses).toEqual([5, 60, 300, 1800, 7200, 21_600, 43_200, 43_200, 43_200, 43_200, 43_200]);
    const days = (times.at(-1) ?? 0) / 86_400;
    expect(days).toBeGreaterThan(2.5);
    expect(days).toBeLessThanOrEqual(3);
  });
});

it.each([
  [null, null, 1_000_000, null],
  [0, null, 86_399, null],
  [0, null, 86_400, 'warn'],
  [0, 86_400, 90_000, null],
  [0, 86_400, 259_199, null],
  [0, 86_400, 259_200, 'pause'],
  [0, null, 259_200, 'pause'],
])('a receiver failing since %s, warned at %s, %s seconds later: %s', (failing, warned, now, care) => {
  const moment = (seconds: number | null) => (seconds === null ? null : after(seconds).toISOString());
  expect(careFor({ failing_since: moment(failing), warned_at: moment(warned) }, after(now))).toBe(care);
});

it.each([
  [200, null],
  [204, null],
  [301, 'redirected'],
  [304, 'redirected'],
  [400, 'status'],
  [410, 'status'],
  [500, 'status'],
  [101, 'status'],
])('an answer %d counts as %s', (status, failure) => {
  expect(failureOfStatus(status)).toBe(failure);
});

it.each([
  ['plan.step.changed', true],
  ['plan.step.added', true],
  ['plan.steps.added', false],
  ['plan.activity.changed', false],
  ['identity.key.made', true],
])('of %s a receiver of steps and keys is told: %s', (action, wanted) => {
  expect(isWanted({ all_events: false, families: ['plan.step', 'identity.key'] }, action)).toBe(wanted);
  expect(isWanted({ all_events: true, families: [] }, action)).toBe(true);
});

it('signs as Standard Webhooks says', () => {
  const bytes = Buffer.from('0123456789abcdef0123456789abcdef');
  const secret = `whsec_${bytes.toString('base64')}`;
  const headers = signedHeaders(secret, { id: 'one', body: '{"õ":1}' }, new Date('2026-11-23T10:00:00.900Z'));
  expect(headers['webhook-timestamp']).toBe('1795428000');
  const right = createHmac('sha256', bytes).update('one.1795428000.{"õ":1}', 'utf8').digest('base64');
  expect(headers['webhook-signature']).toBe(`v1,${right}`);
});

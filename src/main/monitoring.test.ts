import { afterAll, beforeAll, expect, it } from 'vitest';
import { anOrganisation } from '#features/identity/builders.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { features } from './features.ts';

let installation: TestInstallation;

beforeAll(async () => {
  installation = await openTestInstallation({
    features,
    withJobs: true,
    environment: { KAJA_URL: 'https://kaja.example', METRICS_TOKEN: 'a token of some length', SMTP_URL: '' },
  });
  await anOrganisation(installation.services);
});
afterAll(() => installation.close());

const look = (headers: Record<string, string>) =>
  installation.server.inject({ url: '/metrics', headers, remoteAddress: '127.0.0.1' });

it('are told to who knows the token, and to nobody else is there such an address', async () => {
  await installation.server.inject({ url: '/api/v1/organisations/soomaa-uhing/plans/x' });
  const told = await look({ authorization: 'Bearer a token of some length' });
  expect(told.statusCode).toBe(200);
  expect(told.headers['content-type']).toContain('text/plain');
  expect(told.payload).toMatch(
    /kaja_http_request_seconds_count\{method="GET",route="\/api\/v1\/organisations\/:organisation\/plans\/:id",status="401"\} 1/,
  );
  expect(told.payload).toContain('kaja_database_up 1');
  expect(told.payload).toMatch(/kaja_changes_waiting \d/);
  expect(told.payload).toMatch(/kaja_database_connections\{state="idle"\} \d/);
  expect(told.payload).toContain('kaja_paused 0');
  expect(told.payload).toContain('process_resident_memory_bytes');
  for (const headers of [{}, { authorization: 'Bearer wrong' }, { host: 'localhost:3000' }]) {
    const hidden = await look(headers as Record<string, string>);
    expect(hidden.statusCode).toBe(404);
    expect(hidden.payload).not.toContain('kaja_');
  }
});

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isRunning, type PartOfKaja, type SplitKaja, startSplitKaja } from './split-kaja.ts';

/** Addresses whose letter was taken, in order; and those whose letter is held back, to be let go of one by one. */
const delivered: string[] = [];
const held = new Map<string, () => void>();
let holds = false;
let smtp: SMTPServer;
let kaja: SplitKaja;
let owner: pg.Client;
let cookie = '';

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      stream.resume();
      stream.on('end', () => {
        const addresses = session.envelope.rcptTo.map(({ address }) => address);
        const take = () => {
          delivered.push(...addresses);
          done();
        };
        if (holds) held.set(addresses[0] ?? '', take);
        else take();
      });
    },
  });
  smtp.on('error', () => undefined);
  const listener = smtp.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  kaja = await startSplitKaja({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Kaja <kaja@koor.example>' });
  owner = new pg.Client(kaja.databaseUrl);
  await owner.connect();
  const link = await kaja.command('organisation', 'create', 'Koor', '--owner', 'juht@koor.example');
  cookie = await signIn(web(0), link);
}, 180_000);
afterAll(async () => {
  await owner?.end();
  await kaja?.stop();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});

function web(index: number): PartOfKaja {
  const found = kaja.parts.filter(({ role, process }) => role === 'web' && isRunning(process))[index];
  if (!found) throw new Error('there is no such web process');
  return found;
}

/** With the link as it was printed, but at a process of our choice. */
async function signIn(part: PartOfKaja, link: string): Promise<string> {
  const { pathname, search } = new URL(link);
  const answer = await fetch(`http://127.0.0.1:${part.port}${pathname}${search}`, { redirect: 'manual' });
  const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
  if (cookies.length === 0) throw new Error(`not signed in: ${answer.status} ${await answer.text()}`);
  return cookies.join('; ');
}

async function ask<Answer>(part: PartOfKaja, method: string, where: string, body?: unknown): Promise<Answer> {
  const isForm = body instanceof FormData;
  const answer = await fetch(`http://127.0.0.1:${part.port}/api/v1/organisations/koor${where}`, {
    method,
    headers: { cookie, origin: kaja.address, ...(isForm ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${where}: ${answer.status} ${await answer.text()}\n${said()}`);
  return (await answer.json()) as Answer;
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let waits = 0; !(await isSo()); waits += 1) {
    if (waits > 1_000) throw new Error(`it never came to this: ${what}\n${said()}`);
    await pause(50);
  }
}

const said = () => kaja.parts.map(({ role, port, printed }) => `${role} ${port ?? ''}: ${printed()}`).join('\n');

const invite = (part: PartOfKaja, name: string) =>
  ask(part, 'POST', '/invitations', { email: `${name}@koor.example`, name, role: 'viewer' });

/** States of the letters to addresses that begin so. */
async function statesOf(...beginnings: string[]): Promise<Record<string, number>> {
  const { rows } = await owner.query<{ state: string; letters: number }>(
    'select state, count(*)::int as letters from mail_recipient where address like any ($1) group by state',
    [beginnings.map((beginning) => `${beginning}%`)],
  );
  return Object.fromEntries(rows.map(({ state, letters }) => [state, letters]));
}

const untilDelivered = (letters: number, ...beginnings: string[]) =>
  until('all letters are delivered', async () => {
    const states = await statesOf(...beginnings);
    return states['handed-over'] === letters;
  });

it('is one installation: what is done at one web process is there at the other', async () => {
  const document = 'Jrk\tTegevus\tAjakava\tAlategevused\n1.1\tKoori leht\tmai 2027\t1) leppida kokku. 2) avada.';
  const form = new FormData();
  form.append('file', new Blob([document]), 'kava.tsv');
  const { id } = await ask<{ id: string }>(web(0), 'POST', '/plan-imports', form);
  await ask(web(1), 'POST', `/plan-imports/${id}/plan`, { title: 'Koori kava', dates: { choice: 'keep' } });
  const { plans } = await ask<{ plans: { id: string; title: string }[] }>(web(0), 'GET', '/plans');
  expect(plans.map(({ title }) => title)).toEqual(['Koori kava']);
  const { activities } = await ask<{ activities: { id: string }[] }>(web(1), 'GET', `/plans/${plans[0]?.id}`);
  const activity = `/activities/${activities[0]?.id}`;
  await ask(web(0), 'POST', `${activity}/comments`, { text: 'Räägime proovis.' });
  expect(JSON.stringify(await ask(web(1), 'GET', activity))).toContain('Räägime proovis.');
  const file = new FormData();
  file.append('file', new Blob(['noodid']), 'noodid.txt');
  const stored = await ask<{ id: string }>(web(1), 'POST', '/files', file);
  const read = await fetch(`http://127.0.0.1:${web(0).port}/api/v1/organisations/koor/files/${stored.id}`, {
    headers: { cookie },
  });
  expect(await read.text()).toBe('noodid');
});

it('delivers each letter once, whichever worker takes it', async () => {
  const names = Array.from({ length: 30 }, (_, number) => `laulja${number}`);
  await Promise.all(names.map((name, index) => invite(web(index % 2), name)));
  await untilDelivered(names.length, 'laulja');
  expect([...delivered].sort()).toEqual(names.map((name) => `${name}@koor.example`).sort());
});

it('loses and doubles nothing when a web process and a worker are killed at their work', async () => {
  delivered.length = 0;
  holds = true;
  const names = Array.from({ length: 8 }, (_, number) => `pillimees${number}`);
  for (const [index, name] of names.entries()) await invite(web(index % 2), name);
  // Both workers stand before the mail server with a letter; one of them is killed there.
  await until('both workers hold a letter', () => held.size === 2);
  const doomed = kaja.parts.find(({ role }) => role === 'worker');
  doomed?.process.kill('SIGKILL');
  const killedWeb = web(0);
  const interrupted = invite(killedWeb, 'viimane').catch(() => undefined);
  killedWeb.process.kill('SIGKILL');
  await interrupted;
  await until('both are gone', () => !isRunning(killedWeb.process) && !(doomed && isRunning(doomed.process)));
  // Whoever was killed hears nothing any more, so a letter of theirs was never taken.
  holds = false;
  const isDead = await owner.query(`select count(*)::int as jobs from jobs.job where state = 'active'`);
  expect(isDead.rows[0].jobs).toBeGreaterThan(0);
  for (const [address, take] of [...held]) {
    held.delete(address);
    take();
  }
  const { rows } = await owner.query(`select from mail_recipient where address like 'viimane%'`);
  await untilDelivered(names.length + rows.length, 'pillimees', 'viimane');
  expect(await statesOf('pillimees', 'viimane')).toEqual({ 'handed-over': names.length + rows.length });
  expect((await owner.query('select count(*)::int as left from change_event')).rows).toEqual([{ left: 0 }]);
  await kaja.add('web');
  expect(await ask<{ plans: unknown[] }>(web(1), 'GET', '/plans')).toMatchObject({ plans: [{ title: 'Koori kava' }] });
}, 180_000);

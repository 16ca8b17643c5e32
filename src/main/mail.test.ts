import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOrganisation } from '#features/identity/builders.ts';
import { invite } from '#features/identity/writes/invitations.ts';
import { asOwner } from '#platform/testing/as-owner.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { features } from './features.ts';

const received: { to: string; mail: Email }[] = [];
/** What the server answers to a recipient, by the name before the @. */
const refusals: Record<string, { code: number; times: number }> = {
  kadunud: { code: 550, times: Number.POSITIVE_INFINITY },
  hilineja: { code: 451, times: 1 },
};
let smtp: SMTPServer;
let installation: TestInstallation;
let founded: Awaited<ReturnType<typeof anOrganisation>>;

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(address, _session, done) {
      const refusal = refusals[address.address.split('@')[0] ?? ''];
      if (!refusal || refusal.times === 0) return done();
      refusal.times -= 1;
      done(Object.assign(new Error('no'), { responseCode: refusal.code }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const mail = await PostalMime.parse(Buffer.concat(chunks));
        for (const { address } of session.envelope.rcptTo) received.push({ to: address, mail });
        done();
      });
    },
  });
  const listener = smtp.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  installation = await openTestInstallation({
    features,
    withJobs: true,
    environment: {
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: 'Kaja <kaja@uhing.example>',
      KAJA_URL: 'https://kaja.example',
    },
  });
  founded = await anOrganisation(installation.services);
});
afterAll(async () => {
  await installation.close();
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
});

const toInvite = (email: string) =>
  invite(installation.services, founded.scope, { email, name: 'Õie Öö', language: 'et', role: 'viewer', until: null });

async function untilState(address: string, states: string[]) {
  const deadline = performance.now() + 45_000;
  for (;;) {
    const [row] = await asOwner(installation, 'select state, reason, attempts from mail_recipient where address = $1', [
      address,
    ]);
    if (row && states.includes(String(row.state))) return row;
    if (performance.now() > deadline) throw new Error(`${address} stays ${row?.state}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('a letter', () => {
  it('reaches a real SMTP server once its transaction is committed, in both parts and with its letters whole', async () => {
    await toInvite('oie@kyla.example');
    expect(await untilState('oie@kyla.example', ['handed-over'])).toMatchObject({ attempts: 1 });
    const letters = received.filter((letter) => letter.to === 'oie@kyla.example');
    expect(letters).toHaveLength(1);
    const mail = letters[0]?.mail;
    expect(mail?.to?.[0]).toMatchObject({ name: 'Õie Öö', address: 'oie@kyla.example' });
    expect(mail?.from).toMatchObject({ address: 'kaja@uhing.example' });
    for (const part of [mail?.html, mail?.text]) {
      expect(part).toContain('https://kaja.example/auth/invitation/');
      expect(part).toContain('Soomaa Ühing');
    }
  });

  it('to an address that the server refuses for good is bounced with the server’s words', async () => {
    await toInvite('kadunud@kyla.example');
    const row = await untilState('kadunud@kyla.example', ['bounced']);
    expect(row.reason).toContain('550');
  });

  it('that the server puts off waits, and is tried again', async () => {
    await toInvite('hilineja@kyla.example');
    expect(await untilState('hilineja@kyla.example', ['deferred', 'handed-over'])).toBeDefined();
    expect(await untilState('hilineja@kyla.example', ['handed-over'])).toMatchObject({ attempts: 2 });
  });

  it('is not written when its transaction is rolled back', async () => {
    await untilState('oie@kyla.example', ['handed-over']);
    const before = received.length;
    const attempt = invite(installation.services, founded.scope, {
      email: 'oie@kyla.example',
      name: 'Õie',
      language: 'et',
      role: 'viewer',
      until: null,
    });
    await expect(attempt).rejects.toThrow('already_invited');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(received.length).toBe(before);
  });

  it('of a demo never leaves the outbox', async () => {
    const demo = await anOrganisation(installation.services, {
      slug: 'demo-proov',
      demo: true,
      ownerEmail: 'd@demo.example',
    });
    await invite(installation.services, demo.scope, {
      email: 'paris@inimene.example',
      name: 'Päris',
      language: 'et',
      role: 'viewer',
      until: null,
    });
    expect(await untilState('paris@inimene.example', ['kept'])).toMatchObject({ attempts: 0 });
    expect(received.some((letter) => letter.to === 'paris@inimene.example')).toBe(false);
  });
});

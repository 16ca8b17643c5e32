import { describe, expect, it } from 'vitest';
import { readConfig } from '../config/config.ts';
import { mailFindings, type NameQuestions, nameFindings, senderDomain } from './mail.ts';

const config = readConfig({
  KAJA_URL: 'https://kaja.kogu.example',
  SMTP_URL: 'smtp://post.kogu.example:587',
  MAIL_FROM: 'Kogu <teated@kogu.example>',
});

type Answers = Record<string, unknown[] | 'none' | 'silent'>;

/** A name server that knows these questions, `none` for a name without such a record, `silent` for no answer at all. */
function serverOf(answers: Answers): NameQuestions {
  const ask = (kind: string) => async (name: string) => {
    const answer = answers[`${kind} ${name}`] ?? 'none';
    if (answer === 'silent') throw Object.assign(new Error('timeout'), { code: 'ETIMEOUT' });
    if (answer === 'none') throw Object.assign(new Error('none'), { code: 'ENODATA' });
    return answer as never;
  };
  return { resolveTxt: ask('TXT'), resolveMx: ask('MX'), resolve4: ask('A'), resolve6: ask('AAAA') } as NameQuestions;
}

const keysOf = async (answers: Answers) => (await nameFindings(config, serverOf(answers))).map(({ key }) => key);

describe('the names', () => {
  it('are fine where everything is there, also a record that came in parts', async () => {
    const keys = await keysOf({
      'AAAA kaja.kogu.example': ['2001:db8::1'],
      'TXT kogu.example': [['google-site-verification=x'], ['v=spf1 include:', 'post.example -all']],
      'TXT _dmarc.kogu.example': [['v=DMARC1; p=none']],
      'MX kogu.example': [{ exchange: 'post.kogu.example', priority: 10 }],
    });
    expect(keys).toEqual(['host_fine', 'spf_fine', 'dmarc_fine', 'mx_fine', 'dkim_unseen']);
  });

  it('are missing where the server says so, and unknown where it says nothing', async () => {
    expect(await keysOf({})).toEqual(['host_unknown', 'spf_missing', 'dmarc_missing', 'mx_missing', 'dkim_unseen']);
    const silent = { 'A kaja.kogu.example': 'silent', 'TXT kogu.example': 'silent', 'MX kogu.example': [] } as const;
    expect(await keysOf({ ...silent, 'MX kogu.example': [] })).toEqual([
      'names_silent',
      'names_silent',
      'dmarc_missing',
      'mx_missing',
      'dkim_unseen',
    ]);
  });

  it('of a text that only resembles the record do not count', async () => {
    const keys = await keysOf({ 'TXT kogu.example': [['v=spf10 all']], 'TXT _dmarc.kogu.example': [['v=DMARC1']] });
    expect(keys).toContain('spf_missing');
    expect(keys).toContain('dmarc_missing');
  });
});

describe('the mail', () => {
  it.each([
    ['Kaja <kaja@Kogu.example>', 'kogu.example'],
    ['kaja@kogu.example', 'kogu.example'],
    ['"a@b" <x@kogu.example>', 'kogu.example'],
  ])('of %s comes from %s', (sender, domain) => expect(senderDomain(sender)).toBe(domain));

  it('says what the server answered, and that a sender of localhost is none', async () => {
    const refused = await mailFindings(config, async () => Promise.reject(new Error('535 wrong password')));
    expect(refused).toMatchObject([
      { key: 'mail_unreachable', state: 'problem', params: { reason: '535 wrong password' } },
    ]);
    const local = readConfig({ SMTP_URL: 'smtp://post.kogu.example' });
    expect((await mailFindings(local, async () => {})).map(({ key }) => key)).toEqual(['mail_fine', 'sender_local']);
    expect((await mailFindings(readConfig({}), async () => {})).map(({ key }) => key)).toEqual(['mail_missing']);
  });
});

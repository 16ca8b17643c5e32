import { Resolver } from 'node:dns/promises';
import type { Config } from '../config/config.ts';
import { isThisMachine } from './configuration.ts';
import { type Finding, findingsOf } from './finding.ts';

const mail = findingsOf('mail');
const names = findingsOf('names');

/** The few questions to the names' server that are asked here; a test answers them. */
export type NameQuestions = Pick<Resolver, 'resolveTxt' | 'resolveMx' | 'resolve4' | 'resolve6'>;

export function ownResolver(): NameQuestions {
  return new Resolver({ timeout: 3_000, tries: 2 });
}

/** @param reach rejects with what the mail server answered */
export async function mailFindings(config: Config, reach: (url: string) => Promise<void>): Promise<Finding[]> {
  if (config.smtpUrl === null) return [mail.warning('mail_missing')];
  const server = new URL(config.smtpUrl).host;
  const reached = await reach(config.smtpUrl).then(
    () => mail.fine('mail_fine', { server }),
    (error: Error) => mail.problem('mail_unreachable', { server, reason: error.message }),
  );
  const domain = senderDomain(config.mailFrom);
  return /(^|\.)localhost$/.test(domain)
    ? [reached, mail.problem('sender_local', { sender: config.mailFrom })]
    : [reached];
}

export function senderDomain(mailFrom: string): string {
  return (/@([^@>\s]+)>?\s*$/.exec(mailFrom)?.[1] ?? '').toLowerCase();
}

/** What the world's names say of our address and of the sender of our letters. */
export async function nameFindings(config: Config, ask: NameQuestions): Promise<Finding[]> {
  const host = new URL(config.url).hostname;
  const findings = config.urlIsGiven && !isThisMachine(host) ? [await hostFinding(host, ask)] : [];
  const domain = senderDomain(config.mailFrom);
  if (config.smtpUrl === null || /(^|\.)localhost$/.test(domain)) return findings;
  return [
    ...findings,
    await recordFinding(() => ask.resolveTxt(domain), isSpf, { fine: 'spf_fine', missing: 'spf_missing' }, domain),
    await recordFinding(
      () => ask.resolveTxt(`_dmarc.${domain}`),
      isDmarc,
      { fine: 'dmarc_fine', missing: 'dmarc_missing' },
      domain,
    ),
    await recordFinding(
      () => ask.resolveMx(domain),
      () => true,
      { fine: 'mx_fine', missing: 'mx_missing' },
      domain,
    ),
    // The mail server signs, with a key and a selector that only it knows.
    names.unknown('dkim_unseen', { domain }),
  ];
}

const isSpf = (record: unknown) => /^v=spf1(\s|$)/i.test(asText(record));
const isDmarc = (record: unknown) => /^v=DMARC1\s*;/i.test(asText(record));

/** A TXT record comes in parts, which are one text (RFC 7208 §3.3). */
function asText(record: unknown): string {
  return Array.isArray(record) ? record.join('') : '';
}

async function recordFinding(
  question: () => Promise<unknown[]>,
  fits: (record: unknown) => boolean,
  keys: { fine: Finding['key']; missing: Finding['key'] },
  domain: string,
): Promise<Finding> {
  const answer = await question().catch((error: NodeJS.ErrnoException) => (isNone(error) ? [] : null));
  if (answer === null) return names.unknown('names_silent', { domain });
  return answer.some(fits) ? names.fine(keys.fine, { domain }) : names.warning(keys.missing, { domain });
}

async function hostFinding(host: string, ask: NameQuestions): Promise<Finding> {
  const answers = await Promise.allSettled([ask.resolve4(host), ask.resolve6(host)]);
  if (answers.some((answer) => answer.status === 'fulfilled' && answer.value.length > 0))
    return names.fine('host_fine', { host });
  const isCertain = answers.every((answer) => answer.status === 'rejected' && isNone(answer.reason));
  return isCertain ? names.problem('host_unknown', { host }) : names.unknown('names_silent', { domain: host });
}

function isNone(error: NodeJS.ErrnoException): boolean {
  return error.code === 'ENOTFOUND' || error.code === 'ENODATA';
}

/** Why an address could not be called, as a stable word; rooms have the sentence. */
export const outboundReasons = [
  'address-malformed',
  'address-with-password',
  'address-not-public',
  'https-needed',
  'port-not-allowed',
  'name-unknown',
  'timed-out',
  'not-connected',
  'certificate-refused',
  'answer-broken',
] as const;
export type OutboundReason = (typeof outboundReasons)[number];

/** The other end could not be called, or did not answer as HTTP does. */
export class OutboundFailure extends Error {
  readonly reason: OutboundReason;

  constructor(reason: OutboundReason, options: { cause?: unknown } = {}) {
    super(reason, options);
    this.name = 'OutboundFailure';
    this.reason = reason;
  }
}

/** Faults of the address itself: trying again changes nothing. */
export const faultsOfAddress: ReadonlySet<OutboundReason> = new Set([
  'address-malformed',
  'address-with-password',
  'address-not-public',
  'https-needed',
  'port-not-allowed',
]);

/** The network's and TLS' own codes, in our words. */
export function failureOf(error: unknown): OutboundFailure {
  if (error instanceof OutboundFailure) return error;
  const { code = '' } = (error ?? {}) as { code?: string };
  return new OutboundFailure(reasonOf(String(code)), { cause: error });
}

function reasonOf(code: string): OutboundReason {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA') return 'name-unknown';
  if (code === 'ETIMEDOUT') return 'timed-out';
  if (/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/.test(code)) return 'not-connected';
  if (/CERT|^ERR_TLS|SELF_SIGNED|UNABLE_TO_|^ERR_SSL|^EPROTO/.test(code)) return 'certificate-refused';
  return 'answer-broken';
}

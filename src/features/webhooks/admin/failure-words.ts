import { outboundReasons } from '#platform/outbound/failure.ts';

const reasons = [...outboundReasons, 'status', 'redirected', 'secret-unreadable'] as const;

/** The key of the sentence in `failures`. */
export function reasonOf(failure: string): (typeof reasons)[number] {
  return reasons.find((reason) => reason === failure) ?? 'answer-broken';
}

import type { ErrorTable } from '#platform/errors/registry.ts';

export const webhooksErrors = {
  address_not_callable: 'invalid',
  events_not_chosen: 'invalid',
  event_unknown: 'invalid',
  too_many_receivers: 'conflict',
} as const satisfies ErrorTable;

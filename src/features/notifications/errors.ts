import type { ErrorTable } from '#platform/errors/registry.ts';

export const notificationsErrors = {
  later_day_passed: 'invalid',
} as const satisfies ErrorTable;

import type { ErrorTable } from '#platform/errors/registry.ts';

export const rhythmsErrors = {
  rhythm_source_unknown: 'invalid',
  rhythm_activity_unknown: 'invalid',
  rhythm_person_unknown: 'invalid',
  rhythm_part_unknown: 'invalid',
  rhythm_undo_too_late: 'conflict',
} as const satisfies ErrorTable;

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { fieldProblem } from '#platform/http/field-problem.ts';

/** The words beside a field, from the same codes and sentences as the server's, so that both say the same. */
export function useFieldSentence(room: string): { ofIssue: (issue: z.core.$ZodIssue) => readonly [string, string] } {
  const { t } = useTranslation();
  return useMemo(
    () => ({
      ofIssue: (issue) => {
        const { field, code, params } = fieldProblem(issue);
        return [field, String(t([`${room}:fields.${code}`, `platform:fields.${code}`], params))];
      },
    }),
    [t, room],
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keyOf, useEndpointMutation } from '#ui/api/queries.ts';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import type { PlanField } from '../../contract/document.ts';
import type { ImportPreview } from '../../contract/imports.ts';
import { imports } from '../../contract/plan-endpoints.ts';
import { chosenTable } from './chosen-table.ts';
import type { Choice } from './dates-section.tsx';

export interface Mapping {
  busy: boolean;
  /** What each column of the chosen table is, in its order; a choice shows before the server has answered. */
  fields: readonly (PlanField | null)[];
  chooseField(position: number, field: PlanField | null): void;
  chooseTable(index: number | null): void;
}

/** Every choice is sent at once and answered with the new preview; until then it stands as chosen. */
export function useMapping(preview: ImportPreview, choice: Choice): Mapping {
  const { organisation } = useSession();
  const queries = useQueryClient();
  const toasts = useToasts();
  const params = { organisation: organisation.slug, id: preview.id };
  const moveTo = choice.startsOn ? { moveTo: choice.startsOn } : {};
  const [chosen, setChosen] = useState<readonly (PlanField | null)[] | null>(null);
  const columns = chosenTable(preview)?.columns ?? [];
  const read = new Map(preview.plan.columns.map(({ header, field }) => [header, field]));
  const fields = chosen ?? columns.map(({ header, field }) => read.get(header) ?? (read.has(header) ? null : field));
  const send = useEndpointMutation(imports.map, {
    onDone: (reply) => {
      setChosen(null);
      queries.setQueryData(keyOf(imports.read, { params, query: moveTo }), reply);
    },
  });
  const apply = (tableIndex: number | null, mapping: Record<string, PlanField | null>) =>
    send.mutate(
      { params, body: { tableIndex, mapping, ...moveTo } },
      {
        onError: (error) => {
          setChosen(null);
          toasts.failure(error);
        },
      },
    );
  return {
    busy: send.isPending,
    fields,
    chooseField: (position, field) => {
      const next = fields.map((one, at) => (at === position ? field : one));
      setChosen(next);
      const entries = columns.map((column, at) => [String(column.index), next[at] ?? null] as const);
      apply(preview.tableIndex, Object.fromEntries(entries));
    },
    chooseTable: (index) => apply(index, {}),
  };
}

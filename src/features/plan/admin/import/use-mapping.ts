import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keyOf, useEndpointMutation } from '#ui/api/queries.ts';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import type { PlanField } from '../../contract/document.ts';
import { imports } from '../../contract/endpoints.ts';
import type { ImportPreview } from '../../contract/imports.ts';
import type { Choice } from './dates-section.tsx';

export interface Mapping {
  busy: boolean;
  /** What each column of the chosen table is, by its position; a choice shows before the server has answered. */
  fields: readonly (PlanField | null)[];
  chooseField(column: number, field: PlanField | null): void;
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
  const columns = preview.tables.find((table) => table.index === preview.tableIndex)?.columns ?? preview.plan.columns;
  const fields = chosen ?? columns.map((column) => column.field);
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
    chooseField: (column, field) => {
      const next = fields.map((one, at) => (at === column ? field : one));
      setChosen(next);
      apply(preview.tableIndex, Object.fromEntries(next.map((one, at) => [String(at), one])));
    },
    chooseTable: (index) => apply(index, {}),
  };
}

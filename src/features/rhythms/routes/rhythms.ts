import type { ScopedTx } from '#platform/db/database.ts';
import type { Scope } from '#platform/db/scope.ts';
import { type Route, route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { dayOf } from '#platform/time/clock.ts';
import { rhythms } from '../contract/endpoints.ts';
import { readChoices } from '../reads/choices.ts';
import { readRhythmHistory } from '../reads/history.ts';
import { readKeepingRecords } from '../reads/records.ts';
import { listRhythms, readRhythm, viewOf } from '../reads/rhythms.ts';
import type { Done } from '../writes/records.ts';
import { beginRhythm, changeRhythm, markDone, pauseRhythm, removeMark, removeRhythm } from '../writes/rhythms.ts';
import { undoChange } from '../writes/undo.ts';

export function rhythmRoutes(services: Services): Route[] {
  const { clock, database, dated } = services;
  const today = () => dayOf(clock.now());
  /** One change and how the rhythm stands after it, in one transaction. */
  const changed = (scope: Scope, change: (tx: ScopedTx, at: Date) => Promise<Done>) =>
    database.inScope(scope, async (tx) => {
      const { rhythmId, undo } = await change(tx, clock.now());
      return { rhythm: (await viewOf(tx, dated, rhythmId, today())).view, undo };
    });
  return [
    route(rhythms.list, ({ scope }) =>
      database.inScope(scope, async (tx) => ({ rhythms: await listRhythms(tx, dated, today()) })),
    ),
    route(rhythms.choices, ({ scope, language }) =>
      database.inScope(scope, (tx) => readChoices(tx, services, language, today())),
    ),
    route(rhythms.add, ({ scope, body }) => changed(scope, (tx, at) => beginRhythm(tx, at, dated, body))),
    route(rhythms.read, ({ scope, params }) =>
      database.inScope(scope, (tx) => readRhythm(tx, dated, params.id, today())),
    ),
    route(rhythms.change, ({ scope, params, body }) =>
      changed(scope, (tx, at) => changeRhythm(tx, at, dated, params.id, body)),
    ),
    route(rhythms.pause, ({ scope, params, body }) => changed(scope, (tx, at) => pauseRhythm(tx, at, params.id, body))),
    route(rhythms.records, ({ scope, params, query }) =>
      database.inScope(scope, (tx) => readKeepingRecords(tx, services, params.id, { ...query, today: today() })),
    ),
    route(rhythms.mark, ({ scope, params, body }) => changed(scope, (tx, at) => markDone(tx, at, params.id, body))),
    route(rhythms.unmark, ({ scope, params, query }) =>
      changed(scope, (tx, at) => removeMark(tx, at, params.id, query.revision)),
    ),
    route(rhythms.history, ({ scope, params, query }) =>
      database.inScope(scope, (tx) => readRhythmHistory(tx, params.id, query.before)),
    ),
    route(rhythms.undo, ({ scope, params }) =>
      database.inScope(scope, async (tx) => {
        const { rhythmId, row, undo } = await undoChange(tx, clock.now(), params.id);
        const gone = row.id === rhythmId && row.removed_at !== null;
        return { rhythm: gone ? null : (await viewOf(tx, dated, rhythmId, today())).view, undo };
      }),
    ),
    route(rhythms.remove, ({ scope, params, query }) =>
      database.inScope(scope, async (tx) => {
        const { undo } = await removeRhythm(tx, clock.now(), params.id, query.revision);
        return { undo };
      }),
    ),
  ];
}

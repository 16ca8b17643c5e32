import type { ScopedTx } from '#platform/db/database.ts';
import { type PreparedFile, recordFile } from '#platform/files/files.ts';
import type { MetricRegistry } from '#platform/metrics/metric.ts';
import { dayOf } from '#platform/time/clock.ts';
import { Recurrence } from '../contract/inputs.ts';
import { addBudgetLine, changeBudgetLine } from '../writes/budget-lines.ts';
import { addComment } from '../writes/comments.ts';
import { changeTarget } from '../writes/indicators.ts';
import { attach, measure } from '../writes/measurements.ts';
import { freezeBaseline } from '../writes/measuring/baseline.ts';
import { changeSource } from '../writes/measuring/sources.ts';
import { lockRecord } from '../writes/records.ts';
import { changeStep, setStepState, tickOccurrence } from '../writes/steps.ts';
import type { Deed, Event } from './deeds.ts';
import type { FileKey } from './papers.ts';

/** Where a deed finds its records: steps by number, targets by the number of their indicator. */
interface Place {
  id: string;
  steps: string[];
  targets: string[];
}

/** What the deeds are done with. */
export interface Props {
  prepared: ReadonlyMap<FileKey, PreparedFile>;
  metrics: MetricRegistry;
}

type Evidence = Extract<Deed, { do: 'link' | 'note' | 'file' }>;

/** Performs the deeds of one stored plan through the writes of the room. */
export class Performer {
  readonly #places: ReadonlyMap<string, Place>;
  readonly #files: ReadonlyMap<FileKey, PreparedFile>;
  readonly #metrics: MetricRegistry;
  readonly #budgetLines = new Map<string, string>();

  private constructor(places: ReadonlyMap<string, Place>, { prepared, metrics }: Props) {
    this.#places = places;
    this.#files = prepared;
    this.#metrics = metrics;
  }

  static async of(tx: ScopedTx, planId: string, props: Props): Promise<Performer> {
    const { rows } = await tx.query(
      `select a.code, a.id,
        array(select s.id from plan_step s where s.organisation_id = $1 and s.activity_id = a.id order by s.position) as steps,
        array(select t.id from plan_indicator i join plan_target t on t.organisation_id = $1 and t.indicator_id = i.id
          where i.organisation_id = $1 and i.activity_id = a.id order by i.position, t.position) as targets
       from plan_activity a where a.organisation_id = $1 and a.plan_id = $2`,
      [tx.scope.organisationId, planId],
    );
    return new Performer(new Map(rows.map((row) => [String(row.code), row as Place])), props);
  }

  async perform(tx: ScopedTx, at: Date, { activity, day, deed }: Event): Promise<void> {
    const place = found(this.#places.get(activity), activity);
    switch (deed.do) {
      case 'step':
      case 'due':
      case 'tick':
      case 'rhythm':
        return performStep(tx, at, day, found(place.steps[deed.step - 1], `${activity} step ${deed.step}`), deed);
      case 'baseline':
      case 'measure':
        return performFigure(tx, at, day, found(place.targets[deed.indicator - 1], `${activity} indicator`), deed);
      case 'source':
      case 'freeze':
        return this.#bind(tx, at, place, found(place.targets[deed.indicator - 1], `${activity} indicator`), deed);
      case 'link':
      case 'note':
      case 'file':
        return this.#attach(tx, at, day, place, deed);
      case 'budget':
      case 'spent':
        return this.#money(tx, at, place.id, deed);
      case 'comment':
        await addComment(tx, at, place.id, { text: deed.text });
    }
  }

  async #bind(tx: ScopedTx, at: Date, place: Place, id: string, deed: Extract<Deed, { do: 'source' | 'freeze' }>) {
    const { revision } = await lockRecord(tx, 'target', id);
    if (deed.do === 'freeze') {
      await freezeBaseline(tx, at, id, { on: deed.on, revision }, deed.value);
      return;
    }
    const source = deed.source({ activity: place.id, steps: place.steps, targets: place.targets });
    await changeSource(tx, at, this.#metrics, id, { source, revision }, dayOf(at));
  }

  async #attach(tx: ScopedTx, at: Date, day: string, place: Place, deed: Evidence): Promise<void> {
    const stepId = deed.step === undefined ? null : (place.steps[deed.step - 1] ?? null);
    const fields = { stepId, title: deed.title, note: deed.note ?? '', datedOn: day };
    if (deed.do === 'link') await attach(tx, at, place.id, { kind: 'link', url: deed.url, ...fields });
    else if (deed.do === 'note') await attach(tx, at, place.id, { kind: 'note', ...fields });
    else {
      const fileId = await recordFile(tx, found(this.#files.get(deed.file), deed.file), at);
      await attach(tx, at, place.id, { kind: 'file', fileId, ...fields });
    }
  }

  async #money(tx: ScopedTx, at: Date, activityId: string, deed: Extract<Deed, { do: 'budget' | 'spent' }>) {
    const key = `${activityId} ${deed.title}`;
    if (deed.do === 'budget') {
      const line = { year: deed.year, title: deed.title, plannedCents: deed.planned * 100, spentCents: 0 };
      this.#budgetLines.set(key, (await addBudgetLine(tx, at, activityId, line)).id);
      return;
    }
    const id = found(this.#budgetLines.get(key), deed.title);
    const { revision } = await lockRecord(tx, 'budget-line', id);
    await changeBudgetLine(tx, at, id, { spentCents: Math.round(deed.spent * 100), revision });
  }
}

async function performStep(
  tx: ScopedTx,
  at: Date,
  day: string,
  id: string,
  deed: Extract<Deed, { do: 'step' | 'due' | 'tick' | 'rhythm' }>,
): Promise<void> {
  if (deed.do === 'tick') {
    await tickOccurrence(tx, at, id, { startsOn: deed.startsOn, done: true, doneOn: day });
    return;
  }
  const { revision } = await lockRecord(tx, 'step', id);
  if (deed.do === 'rhythm') await changeStep(tx, at, id, { recurs: Recurrence.parse(deed.rhythm), revision });
  else if (deed.do === 'due') await changeStep(tx, at, id, { dueOn: deed.dueOn, revision });
  else await setStepState(tx, at, id, { state: deed.state, doneOn: day, revision });
}

async function performFigure(
  tx: ScopedTx,
  at: Date,
  day: string,
  id: string,
  deed: Extract<Deed, { do: 'baseline' | 'measure' }>,
): Promise<void> {
  if (deed.do === 'baseline') {
    const { revision } = await lockRecord(tx, 'target', id);
    await changeTarget(tx, at, id, { baseline: deed.value, baselineOn: deed.on, revision });
    return;
  }
  await measure(tx, at, id, {
    value: deed.value,
    measuredOn: day,
    note: deed.note,
    part: deed.part ?? null,
    breaksSeries: deed.breaks ?? false,
    ...(deed.link ? { evidence: deed.link } : {}),
  });
}

function found<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) throw new Error(`The demo speaks of something that is not there: ${what}`);
  return thing;
}

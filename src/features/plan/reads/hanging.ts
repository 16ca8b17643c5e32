import type { ScopedTx } from '#platform/db/database.ts';
import type { ComputedPoint } from '../rules/measuring/series.ts';
import type {
  ActivityPartyRow,
  IndicatorRow,
  MeasurementRow,
  OccurrenceRow,
  PartyRow,
  PlanTables,
  StepRow,
  TargetRow,
  TargetStatusRow,
} from '../tables.ts';
import { decidingValuesSql } from './computed.ts';
import { toldProblem } from './place-of.ts';

/** A party of an activity with who it is. */
export type LinkRow = ActivityPartyRow & Pick<PartyRow, 'name' | 'kind' | 'state' | 'user_id'>;

/** What hangs on some activities: one query a table, however many activities there are. */
export interface Hanging {
  /** By activity. */
  steps: Map<string, StepRow[]>;
  /** By step. */
  occurrences: Map<string, OccurrenceRow[]>;
  /** By activity. */
  indicators: Map<string, IndicatorRow[]>;
  /** By indicator, or by the step whose wording promises it. */
  targets: Map<string, TargetRow[]>;
  /** By target, oldest first. */
  measurements: Map<string, MeasurementRow[]>;
  /** By target: the computed figures that decide how it stands, oldest first. */
  computed: Map<string, ComputedPoint[]>;
  /** By target. */
  statuses: Map<string, TargetStatusRow>;
  /** By activity, owners first. */
  links: Map<string, LinkRow[]>;
}

export async function readHanging(tx: ScopedTx, activityIds: readonly string[]): Promise<Hanging> {
  const steps = await rowsOf<StepRow>(tx, 'plan_step', activityIds, 'position, id');
  const occurrences = await rowsOf<OccurrenceRow>(tx, 'plan_occurrence', activityIds, 'starts_on');
  const indicators = await rowsOf<IndicatorRow>(tx, 'plan_indicator', activityIds, 'position, id');
  const targets = await rowsOf<TargetRow>(tx, 'plan_target', activityIds, 'position, id');
  const measurements = await rowsOf<MeasurementRow>(tx, 'plan_measurement', activityIds, 'measured_on, id');
  const { rows: links } = await tx.query(
    `select link.*, party.name, party.kind, party.state, party.user_id from plan_activity_party link
     join plan_party party on party.organisation_id = $1 and party.id = link.party_id
     where link.organisation_id = $1 and link.activity_id = any($2::uuid[]) and link.removed_at is null
     order by link.role, link.position, link.id`,
    [tx.scope.organisationId, activityIds],
  );
  return {
    steps: Map.groupBy(steps, (row) => row.activity_id),
    occurrences: Map.groupBy(occurrences, (row) => row.step_id),
    indicators: Map.groupBy(indicators, (row) => row.activity_id),
    targets: Map.groupBy(targets, (row) => row.indicator_id ?? row.step_id ?? ''),
    measurements: Map.groupBy(measurements, (row) => row.target_id),
    ...(await readComputed(tx, targets)),
    links: Map.groupBy(links as LinkRow[], (row) => row.activity_id),
  };
}

/** Of targets with a source their deciding figures and how the last computation went, in one statement. */
async function readComputed(
  tx: ScopedTx,
  targets: readonly TargetRow[],
): Promise<Pick<Hanging, 'computed' | 'statuses'>> {
  const bound = targets.filter((target) => target.source !== null).map((target) => target.id);
  if (bound.length === 0) return { computed: new Map(), statuses: new Map() };
  const rows = await tx.named<{ id: string; computed: ComputedPoint[]; status: TargetStatusRow | null }>({
    name: 'plan-deciding-values',
    text: `select t.id, ${decidingValuesSql} as computed,
        (select row_to_json(s) from plan_target_status s where s.organisation_id = $1 and s.id = t.id) as status
      from plan_target t where t.organisation_id = $1 and t.id = any($2::uuid[])`,
    values: [tx.scope.organisationId, bound],
  });
  return {
    computed: new Map(rows.map((row) => [row.id, row.computed])),
    statuses: new Map(rows.flatMap((row) => (row.status ? [[row.id, toldProblem(tx, row.status)]] : []))),
  };
}

async function rowsOf<Row>(
  tx: ScopedTx,
  table: keyof PlanTables,
  activityIds: readonly string[],
  order: string,
): Promise<Row[]> {
  const { rows } = await tx.query(
    `select * from ${table} where organisation_id = $1 and activity_id = any($2::uuid[]) and removed_at is null order by ${order}`,
    [tx.scope.organisationId, activityIds],
  );
  return rows as Row[];
}

import type { DatedSource } from '#platform/dated/dated.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import type { Metric, MetricPeriod, MetricRecord, MetricValue } from '#platform/metrics/metric.ts';
import type { TurnState } from '#platform/rhythm/evaluate.ts';
import { addDays } from '#platform/time/calendar.ts';
import { dayOf, systemClock } from '#platform/time/clock.ts';
import { findRhythms, judgeRhythms } from './judge.ts';

/** One turn of one rhythm in one part, whose day is past. */
interface JudgedTurn {
  id: string;
  rhythm: string;
  /** The municipality, target group …; null where nothing is told apart. */
  part: string | null;
  state: TurnState;
  due: string;
  path: string;
}

const breakdowns = ['rhythm', 'part'] as const;
const judgedStates: ReadonlySet<TurnState> = new Set(['kept', 'late', 'missed']);

/** `rhythms.kept`: turns kept in time of all that were judged; `rhythms.missed`: how many were not kept at all. */
export function rhythmsMetrics(dated: readonly DatedSource[]): readonly Metric[] {
  return [
    metricOf(dated, 'kept', {
      unit: 'percent',
      kind: 'share',
      belongs: () => true,
      worth: (turns) => {
        const hits = turns.filter((turn) => turn.state === 'kept').length;
        const whole = turns.length;
        return { value: whole === 0 ? null : (hits / whole) * 100, of: { hits, whole } };
      },
    }),
    metricOf(dated, 'missed', {
      unit: 'count',
      kind: 'flow',
      belongs: (turn) => turn.state === 'missed',
      worth: (turns) => ({ value: turns.length }),
    }),
  ];
}

function metricOf(
  dated: readonly DatedSource[],
  name: string,
  counting: {
    unit: Metric['unit'];
    kind: Metric['kind'];
    belongs: (turn: JudgedTurn) => boolean;
    worth: (turns: readonly JudgedTurn[]) => Pick<MetricValue, 'value' | 'of'>;
  },
): Metric {
  const { belongs, worth, ...shape } = counting;
  return {
    key: `rhythms.${name}`,
    ...shape,
    breakdowns,
    byActivity: true,
    permission: 'rhythms.read',
    async compute(tx, { periods, breakdown, activityId, today }) {
      if (periods.length === 0) return [];
      const turns = (await judgedTurns(tx, dated, { span: around(periods), activityId, today })).filter(belongs);
      return periods.flatMap((period): MetricValue[] => {
        const within = turns.filter((turn) => turn.due >= period.start && turn.due <= period.end);
        if (breakdown === null) return [{ period, part: null, ...worth(within) }];
        const parts = [...new Set(within.flatMap((turn) => partOf(turn, breakdown) ?? []))];
        return parts.map((part) => ({
          period,
          part,
          ...worth(within.filter((turn) => partOf(turn, breakdown) === part)),
        }));
      });
    },
    async records(tx, { period, breakdown, part, activityId, limit }) {
      // What was due on the period's last day was missed on the next; and nothing is missed before its time.
      const [afterwards, now] = [addDays(period.end, 1), dayOf(systemClock.now())];
      const today = afterwards < now ? afterwards : now;
      const turns = await judgedTurns(tx, dated, { span: period, activityId, today });
      return turns
        .filter(belongs)
        .filter((turn) => breakdown === null || part === null || partOf(turn, breakdown) === part)
        .filter((turn) => turn.due >= period.start && turn.due <= period.end)
        .sort((a, b) => b.due.localeCompare(a.due))
        .slice(0, limit)
        .map((turn) => presentTurn(turn, counting.kind === 'share'));
    },
  };
}

async function judgedTurns(
  tx: ScopedTx,
  dated: readonly DatedSource[],
  { span, activityId, today }: { span: MetricPeriod; activityId: string | null; today: string },
): Promise<JudgedTurn[]> {
  const rows = (await findRhythms(tx)).filter((row) => activityId === null || row.activity_id === activityId);
  const judged = await judgeRhythms(tx, dated, rows, { today, spanOf: () => span });
  return judged.flatMap(({ row, evaluation }) =>
    evaluation.rows.flatMap(({ part, cells }) =>
      cells
        .filter((cell) => judgedStates.has(cell.state) && cell.turn.due <= today)
        .map((cell) => ({
          id: `${row.id}/${cell.turn.of}/${part ?? ''}`,
          rhythm: row.title,
          part,
          state: cell.state,
          due: cell.turn.due,
          path: `rhythms/${row.id}?turn=${cell.turn.of}${part === null ? '' : `&part=${encodeURIComponent(part)}`}`,
        })),
    ),
  );
}

function partOf(turn: JudgedTurn, breakdown: string): string | null {
  return breakdown === 'rhythm' ? turn.rhythm : turn.part;
}

function presentTurn(turn: JudgedTurn, share: boolean): MetricRecord {
  return {
    id: turn.id,
    title: turn.part === null ? turn.rhythm : `${turn.rhythm}: ${turn.part}`,
    on: turn.due,
    path: turn.path,
    ...(share ? { hit: turn.state === 'kept' } : {}),
  };
}

function around(periods: readonly MetricPeriod[]): MetricPeriod {
  return {
    start: periods.reduce((first, one) => (one.start < first ? one.start : first), periods[0]?.start ?? ''),
    end: periods.reduce((last, one) => (one.end > last ? one.end : last), ''),
  };
}

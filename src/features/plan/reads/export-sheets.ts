import type { DataTable } from '../formats/table.ts';
import type { WholePlan } from './whole-plan.ts';

type Say = (key: string) => string;
type Rows = DataTable['rows'];

const day = (value: string | null) => (value === null ? null : new Date(`${value}T00:00:00Z`));

/** Further sheets with real days and numbers, for those who count on in a spreadsheet. */
export function dataTables(plan: WholePlan, say: Say): DataTable[] {
  const text = (key: string, widthCharacters?: number) => ({
    header: say(key),
    kind: 'text' as const,
    ...(widthCharacters ? { widthCharacters } : {}),
  });
  const number = (key: string) => ({ header: say(key), kind: 'number' as const });
  const days = (key: string) => ({ header: say(key), kind: 'day' as const });
  return [
    {
      name: say('stepsSheet'),
      columns: [text('code'), number('number'), text('step', 80), text('stepState'), days('dueOn'), days('doneOn')],
      rows: stepRows(plan, say),
    },
    {
      name: say('measurementsSheet'),
      columns: [
        ...[text('code'), text('indicators', 60), text('unit'), days('measuredOn'), number('value')],
        ...[text('part'), text('note', 40)],
      ],
      rows: measurementRows(plan),
    },
    {
      name: say('budgetSheet'),
      columns: [
        ...[text('code'), text('section', 30), text('title', 40), text('budgetLine', 30)],
        ...[number('year'), number('planned'), number('spent')],
      ],
      rows: budgetRows(plan),
    },
  ];
}

function activitiesOf(plan: WholePlan) {
  return plan.sections.flatMap((section) => section.activities);
}

function stepRows(plan: WholePlan, say: Say): Rows {
  return activitiesOf(plan).flatMap((activity) =>
    (plan.hanging.steps.get(activity.id) ?? []).map((step) => [
      activity.code,
      step.number,
      step.text,
      say(`state.${step.state}`),
      day(step.due_on),
      day(step.done_on),
    ]),
  );
}

function measurementRows(plan: WholePlan): Rows {
  return activitiesOf(plan).flatMap((activity) =>
    (plan.hanging.indicators.get(activity.id) ?? []).flatMap((indicator) =>
      (plan.hanging.targets.get(indicator.id) ?? []).flatMap((target) =>
        (plan.hanging.measurements.get(target.id) ?? []).map((one) => [
          activity.code,
          indicator.text,
          target.unit,
          day(one.measured_on),
          one.value,
          one.part,
          one.note,
        ]),
      ),
    ),
  );
}

function budgetRows(plan: WholePlan): Rows {
  return plan.sections.flatMap((section) =>
    section.activities.flatMap((activity) =>
      (plan.budgetLines.get(activity.id) ?? []).map((line) => [
        activity.code,
        section.title,
        activity.title,
        line.title,
        line.year,
        line.planned_cents / 100,
        line.spent_cents / 100,
      ]),
    ),
  );
}

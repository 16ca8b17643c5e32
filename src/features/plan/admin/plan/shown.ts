import type { ActivitySummary, PlanView, SectionView } from '../../contract/plan.ts';

/** What narrows and orders the activities in all four views; it stands in the address. */
export interface Narrowing {
  words: string;
  section: string | undefined;
  party: string | undefined;
  state: string | undefined;
  indicator: string | undefined;
}
export const orders = ['plan', 'title', 'start', 'end', 'state', 'steps'] as const;
export type Order = (typeof orders)[number];

export function narrow(activities: readonly ActivitySummary[], by: Narrowing): readonly ActivitySummary[] {
  const words = by.words.toLocaleLowerCase('et').split(/\s+/).filter(Boolean);
  return activities.filter((activity) => {
    if (by.section && activity.sectionId !== by.section) return false;
    if (by.party && !activity.parties.some((party) => party.partyId === by.party)) return false;
    if (by.state && activity.state !== by.state) return false;
    if (by.indicator && activity.indicatorState !== by.indicator) return false;
    const names = activity.parties.map((party) => party.name).join(' ');
    const text = `${activity.code ?? ''} ${activity.title} ${activity.periodText} ${names}`.toLocaleLowerCase('et');
    return words.every((word) => text.includes(word));
  });
}

/** What needs a look first stands first. */
const stateRank: Record<ActivitySummary['state'], number> = { late: 0, 'in-progress': 1, 'not-started': 2, done: 3 };
// Without a day an activity stands after all that have one.
const noDay = '9999';

export function order(
  activities: readonly ActivitySummary[],
  by: Order,
  descending: boolean,
  compare: (one: string, other: string) => number,
): readonly ActivitySummary[] {
  const share = (one: ActivitySummary) => (one.steps === 0 ? 0 : one.stepsDone / one.steps);
  const comparisons: Record<Order, (one: ActivitySummary, other: ActivitySummary) => number> = {
    plan: (one, other) => one.position - other.position,
    title: (one, other) => compare(one.title, other.title),
    start: (one, other) => (one.periodStart ?? noDay).localeCompare(other.periodStart ?? noDay),
    end: (one, other) => (one.periodEnd ?? noDay).localeCompare(other.periodEnd ?? noDay),
    state: (one, other) => stateRank[one.state] - stateRank[other.state],
    steps: (one, other) => share(one) - share(other),
  };
  const sorted = activities.toSorted((one, other) => comparisons[by](one, other) || one.position - other.position);
  return descending ? sorted.reverse() : sorted;
}

export interface Group {
  section: SectionView;
  activities: readonly ActivitySummary[];
}

/** Sections in the plan's order; with `withEmpty` also those that hold nothing (yet). */
export function bySection(
  view: Pick<PlanView, 'sections'>,
  activities: readonly ActivitySummary[],
  withEmpty: boolean,
): readonly Group[] {
  return view.sections
    .map((section) => ({ section, activities: activities.filter((one) => one.sectionId === section.id) }))
    .filter((group) => withEmpty || group.activities.length > 0);
}

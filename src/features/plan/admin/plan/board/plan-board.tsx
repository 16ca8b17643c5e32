import { AppLink } from '#ui/navigation/app-link.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { ActivitySummary, PlanView } from '../../../contract/plan.ts';
import type { PartyRole } from '../../../contract/words.ts';
import { places } from '../../places.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { ActivityBadge } from '../badges.tsx';
import { FilterBar } from '../filter-bar.tsx';
import { moveBetweenItems } from '../roving.ts';
import type { Shown } from '../use-shown.ts';
import { type BoardColumn, boardColumns } from './board.ts';
import './board.css';

/** Who does what: a column for each party, what it owns above what it only takes part in. */
export function PlanBoard({ view, shown }: { view: PlanView; shown: Shown }) {
  const t = usePlanTexts();
  const format = useFormat();
  const columns = boardColumns(shown.activities, format.compare);
  return (
    <div className="k-plan-list">
      <FilterBar view={view} shown={shown} />
      {columns.length === 0 && <p className="k-plan-nothing">{t('plan.filter.nothing')}</p>}
      {columns.length > 0 && (
        <section
          className="k-plan-board"
          aria-label={t('plan.board.label')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
          tabIndex={0}
          onKeyDown={(event) => moveBetweenItems(event, true)}
        >
          {columns.map((column) => (
            <Column key={column.partyId} column={column} />
          ))}
        </section>
      )}
    </div>
  );
}

function Column({ column }: { column: BoardColumn }) {
  const t = usePlanTexts();
  const name = column.partyId === null ? t('plan.board.nobody') : column.name;
  const owned =
    column.partyId === null || column.owned.length === 0 ? '' : t('plan.board.owned', { count: column.owned.length });
  const joined = column.joined.length > 0 ? t('plan.board.joined', { count: column.joined.length }) : '';
  return (
    <section className="k-plan-column" aria-label={name} data-column-list="">
      <header>
        <h2>{name}</h2>
        <p className="k-soft k-small">{[owned, joined].filter(Boolean).join(' · ')}</p>
      </header>
      <Cards activities={column.owned} taken={column.partyId === null ? null : 'owner'} />
      <Cards activities={column.joined} taken="participant" />
    </section>
  );
}

function Cards({ activities, taken }: { activities: readonly ActivitySummary[]; taken: PartyRole | null }) {
  const t = usePlanTexts();
  const format = useFormat();
  if (activities.length === 0) return null;
  return (
    <>
      {taken && <h3 className="k-soft k-small">{t(taken === 'owner' ? 'plan.board.owns' : 'plan.board.takesPart')}</h3>}
      <ul>
        {activities.map((activity) => (
          <li key={activity.id} data-role={taken}>
            <AppLink to={places.activity(activity.id)} data-item="">
              {activity.code && <span className="k-soft">{activity.code}</span>} {activity.title}
            </AppLink>
            <p className="k-soft k-small">{format.period(activity.periodStart, activity.periodEnd)}</p>
            <div className="k-row">
              <ActivityBadge state={activity.state} />
              {activity.steps > 0 && (
                <AppLink to={places.activity(activity.id)} search={{ at: 'steps' }} className="k-small k-figures">
                  {t('plan.list.stepsOf', { done: activity.stepsDone, total: activity.steps })}
                </AppLink>
              )}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

import { useEndpointQuery } from '#ui/api/queries.ts';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { useSession } from '#ui/session.tsx';
import { agreements } from '../../contract/agreements.ts';
import { orphans } from '../../contract/connecting.ts';
import { decisions } from '../../contract/decisions.ts';
import { proposals } from '../../contract/proposals.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import '../records/records.css';

/** What waits for an answer, a decision, a second look or a place in the plan; each figure opens its list. */
export function TodoCard() {
  const t = usePlanTexts();
  const { slug } = useSession().organisation;
  const input = { params: { organisation: slug } };
  const waiting = useEndpointQuery(proposals.count, input).data?.waiting ?? 0;
  const decided = useEndpointQuery(decisions.list, input).data?.decisions ?? [];
  const agreed = useEndpointQuery(agreements.list, input).data?.agreements ?? [];
  const loose = useEndpointQuery(orphans, { ...input, query: {} }).data;
  const lines = [
    { key: 'proposals', count: waiting, to: places.proposals, search: { show: 'new' } },
    { key: 'decide', count: decided.filter((one) => one.late).length, to: places.decisions, search: { show: 'due' } },
    {
      key: 'review',
      count: decided.filter((one) => one.reviewDue).length,
      to: places.decisions,
      search: { show: 'review' },
    },
    {
      key: 'agreements',
      count: agreed.filter((one) => one.reviewDue || one.over).length,
      to: places.agreements,
      search: { show: 'review' },
    },
    { key: 'work', count: loose?.work.length ?? 0, to: places.orphans, search: { at: 'work' } },
    { key: 'idle', count: loose?.activities.length ?? 0, to: places.orphans, search: { at: 'idle' } },
  ] as const;
  const shown = lines.filter((line) => line.count > 0);
  if (shown.length === 0) return null;
  return (
    <ul className="k-todo" aria-label={t('home.todo.title')}>
      {shown.map(({ key, count, to, search }) => (
        <li key={key}>
          <AppLink to={to} search={search}>
            {t(`home.todo.${key}`, { count })}
          </AppLink>
        </li>
      ))}
    </ul>
  );
}

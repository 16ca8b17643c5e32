import { useEndpointQuery } from '#ui/api/queries.ts';
import { useSession } from '#ui/session.tsx';
import { proposals } from '../../contract/proposals.ts';
import { usePlanTexts } from '../plan-texts.ts';

/** How many proposals wait, in the rail; nothing while none does. */
export function WaitingBadge() {
  const t = usePlanTexts();
  const { slug } = useSession().organisation;
  const waiting = useEndpointQuery(proposals.count, { params: { organisation: slug } }).data?.waiting ?? 0;
  if (waiting === 0) return null;
  return (
    <>
      <span aria-hidden>{waiting}</span>
      <span className="k-only-read">{t('proposals.waiting', { count: waiting })}</span>
    </>
  );
}

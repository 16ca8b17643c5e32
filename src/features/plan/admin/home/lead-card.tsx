import { IconFileUpload, IconPencil, IconTemplate, IconUsers } from '@tabler/icons-react';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { useSession } from '#ui/session.tsx';
import type { HomeView } from '../../contract/screens.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { WayCards } from '../welcome/way-cards.tsx';
import './home.css';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { parties } from '../../contract/activity-endpoints.ts';
import { plans } from '../../contract/plan-endpoints.ts';
import { useHome } from './use-home.ts';

/** Above the four questions: without a plan the ways to one, with one whatever has to be settled first. */
export function LeadCard() {
  const view = useHome().data;
  const { may } = useSession();
  if (!view) return null;
  if (!view.plan) return may('plan.edit') ? <Ways /> : <WithoutPlan />;
  return may('plan.edit') ? <PartiesWaiting plan={view.plan} /> : null;
}

function WithoutPlan() {
  const t = usePlanTexts();
  return <p className="k-soft">{t('home.without.reader')}</p>;
}

function Ways() {
  const t = usePlanTexts();
  const ways = [
    { icon: IconFileUpload, title: t('welcome.document.title'), text: t('welcome.document.text'), to: places.newPlan },
    {
      icon: IconTemplate,
      title: t('welcome.template.title'),
      text: t('welcome.template.text'),
      to: places.newPlan,
      search: { way: 'template' },
    },
    {
      icon: IconPencil,
      title: t('welcome.empty.title'),
      text: t('welcome.empty.text'),
      to: places.newPlan,
      search: { way: 'empty' },
    },
  ];
  return (
    <section className="plan-lead" aria-labelledby="plan-lead-title">
      <h2 id="plan-lead-title">{t('home.without.title')}</h2>
      <p className="k-soft">{t('home.without.text')}</p>
      <WayCards ways={ways} />
      <OlderPlans />
    </section>
  );
}

/** A plan that was kept as history is no longer the current one, but it is not lost. */
function OlderPlans() {
  const t = usePlanTexts();
  const { slug } = useSession().organisation;
  const answer = useEndpointQuery(plans.list, { params: { organisation: slug } });
  if (!answer.data || answer.data.plans.length === 0) return null;
  return (
    <p>
      <AppLink to={places.plans}>{t('home.without.older')}</AppLink>
    </p>
  );
}

function PartiesWaiting({ plan }: { plan: NonNullable<HomeView['plan']> }) {
  const t = usePlanTexts();
  const { slug } = useSession().organisation;
  const answer = useEndpointQuery(parties.list, { params: { organisation: slug }, query: { plan: plan.id } });
  const count = answer.data?.parties.filter((party) => party.state === 'proposed').length ?? 0;
  if (count === 0) return null;
  return (
    <p className="plan-waiting">
      <IconUsers size={18} stroke={1.6} aria-hidden />
      <span>{t('home.partiesWaiting', { count })}</span>
      <AppLink to={places.planParties(plan.id)}>{t('home.partiesWaitingAction')}</AppLink>
    </p>
  );
}

import { AppLink } from '#ui/navigation/app-link.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { Section } from '#ui/parts/section.tsx';
import type { HomeView } from '../../contract/screens.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import './home.css';
import { useHome } from './use-home.ts';

/** Who changed what lately; nothing at all while there is no plan. */
export function RecentCard() {
  const t = usePlanTexts();
  const view = useHome().data;
  if (!view?.plan || view.recent.length === 0) return null;
  return (
    <Section
      title={t('home.recent.title')}
      action={<AppLink to={places.planHistory(view.plan.id)}>{t('home.recent.all')}</AppLink>}
    >
      <ul className="plan-rows">
        {view.recent.map((one) => (
          <Recent key={`${one.at} ${one.action} ${one.title}`} one={one} />
        ))}
      </ul>
    </Section>
  );
}

function Recent({ one }: { one: HomeView['recent'][number] }) {
  return (
    <li>
      {one.activityId ? <AppLink to={places.activity(one.activityId)}>{one.title}</AppLink> : <span>{one.title}</span>}
      <span className="k-soft k-small">
        {one.actor} · <Moment at={one.at} />
      </span>
    </li>
  );
}

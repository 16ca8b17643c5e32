import { AppLink } from '#ui/navigation/app-link.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { Section } from '#ui/parts/section.tsx';
import type { HomeView } from '../../contract/screens.ts';
import { useSentences } from '../history/sentences.ts';
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
      <ul className="plan-rows plan-recent">
        {withoutRepeats(view.recent).map((one) => (
          <Recent key={`${one.at} ${one.action} ${one.title}`} one={one} />
        ))}
      </ul>
    </Section>
  );
}

/** The same act on the same record, done several times in a row, is told once: the latest. */
function withoutRepeats(recent: HomeView['recent']): HomeView['recent'] {
  return recent.filter((one, at) => {
    const later = recent[at - 1];
    return !later || later.action !== one.action || later.title !== one.title || later.actor !== one.actor;
  });
}

function Recent({ one }: { one: HomeView['recent'][number] }) {
  const sentences = useSentences();
  const subjectKind = one.action.split('.').at(-2) ?? '';
  const nothing = { id: '', subjectId: '', before: null, after: null, undoable: false };
  return (
    <li>
      {one.path ? <AppLink to={one.path}>{one.title}</AppLink> : <span>{one.title}</span>}
      <span className="k-soft k-small">
        {sentences.of({ ...nothing, ...one, subjectKind })} · <Moment at={one.at} />
      </span>
    </li>
  );
}

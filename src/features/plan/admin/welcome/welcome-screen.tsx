import { IconFileUpload, IconMap, IconTemplate } from '@tabler/icons-react';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { type Way, WayCards } from './way-cards.tsx';

/** The first screen of a new organisation: bring the plan in, take a template, or look around first. */
export function WelcomeScreen() {
  const t = usePlanTexts();
  const { organisation, organisations } = useSession();
  const demo = organisations.find((one) => one.demo && one.slug !== organisation.slug);
  const ways: Way[] = [
    {
      icon: IconFileUpload,
      title: t('welcome.document.title'),
      text: t('welcome.document.text'),
      to: places.newPlan,
    },
    {
      icon: IconTemplate,
      title: t('welcome.template.title'),
      text: t('welcome.template.text'),
      to: places.newPlan,
      search: { way: 'template' },
    },
    demo
      ? { icon: IconMap, title: t('welcome.lookDemo.title'), text: t('welcome.lookDemo.text'), to: `/${demo.slug}` }
      : { icon: IconMap, title: t('welcome.look.title'), text: t('welcome.look.text'), to: places.home },
  ];
  return (
    <Page title={t('welcome.title')} summary={t('welcome.text', { organisation: organisation.name })}>
      <WayCards ways={ways} />
    </Page>
  );
}

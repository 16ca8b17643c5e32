import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { useLanguage } from '#ui/i18n/use-language.tsx';
import { useAddress } from '#ui/navigation/address.ts';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingLines } from '#ui/parts/loading-screen.tsx';
import { Section } from '#ui/parts/section.tsx';
import { useSession } from '#ui/session.tsx';
import { plans } from '../../contract/plan-endpoints.ts';
import type { TemplateView } from '../../contract/screens.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { NewPlanForm } from './new-plan-form.tsx';
import './templates.css';

/** Templates with their contents to look at; the chosen one (`?template=`) asks for name and period. */
export function TemplateGallery() {
  const t = usePlanTexts();
  const { language } = useLanguage();
  const { organisation } = useSession();
  const { params, change } = useAddress();
  const answer = useEndpointQuery(plans.templates, {
    params: { organisation: organisation.slug },
    query: { language },
  });
  if (answer.isPending) return <LoadingLines />;
  if (answer.isError) return <ErrorScreen small error={answer.error} onRetry={() => void answer.refetch()} />;
  const { templates } = answer.data;
  const chosen = templates.find((one) => one.key === params.template);
  if (templates.length === 0) return <p className="k-soft">{t('templates.none')}</p>;
  if (chosen) {
    return (
      <Section
        title={t('templates.chosen', { title: chosen.title })}
        action={
          <Button
            variant="subtle"
            size="compact-md"
            leftSection={<IconArrowLeft size={16} aria-hidden />}
            onClick={() => change({ template: null })}
          >
            {t('templates.other')}
          </Button>
        }
      >
        <NewPlanForm template={chosen.key} />
      </Section>
    );
  }
  return (
    <>
      <p className="k-soft plan-templates-text">{t('templates.text')}</p>
      <ul className="plan-templates">
        {templates.map((one) => (
          <Template key={one.key} template={one} onChoose={() => change({ template: one.key }, { push: true })} />
        ))}
      </ul>
    </>
  );
}

function Template({ template, onChoose }: { template: TemplateView; onChoose: () => void }) {
  const t = usePlanTexts();
  const id = useId();
  const [opened, setOpened] = useState(false);
  const holds = {
    sections: t('templates.sections', { count: template.sections }),
    activities: t('templates.activities', { count: template.activities }),
  };
  return (
    <li className="plan-template">
      <h2>{template.title}</h2>
      <p>{template.description}</p>
      <p className="k-soft k-small">{t('templates.holds', holds)}</p>
      <div className="k-row">
        <Button variant="light" aria-label={t('templates.useOf', { title: template.title })} onClick={onChoose}>
          {t('templates.use')}
        </Button>
        <Button variant="subtle" aria-expanded={opened} aria-controls={id} onClick={() => setOpened(!opened)}>
          {opened ? t('templates.hide') : t('templates.show')}
        </Button>
      </div>
      <section id={id} hidden={!opened} aria-label={t('templates.contents', { title: template.title })}>
        {opened && <Outline outline={template.outline} />}
      </section>
    </li>
  );
}

function Outline({ outline }: { outline: TemplateView['outline'] }) {
  return (
    <ol className="plan-outline">
      {outline.map((section) => (
        <li key={section.title}>
          <strong>{section.title}</strong>
          <ul>
            {section.activities.map((activity) => (
              <li key={activity}>{activity}</li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

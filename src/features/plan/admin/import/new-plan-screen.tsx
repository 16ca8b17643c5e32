import { AddressTabs } from '#ui/parts/address-tabs.tsx';
import { Page } from '#ui/shell/page.tsx';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { NewPlanForm } from '../templates/new-plan-form.tsx';
import { TemplateGallery } from '../templates/template-gallery.tsx';
import { DocumentWay } from './document-way.tsx';

/** Three ways to a plan: out of a document, from a template, from nothing. `?way=` says which. */
export function NewPlanScreen() {
  const t = usePlanTexts();
  const tabs = [
    { key: 'document', label: t('import.new.document'), content: <DocumentWay /> },
    { key: 'template', label: t('import.new.template'), content: <TemplateGallery /> },
    { key: 'empty', label: t('import.new.empty'), content: <NewPlanForm template={null} /> },
  ];
  return (
    <Page title={t('import.new.title')} trail={[{ label: t('import.new.trail'), to: places.plans }]}>
      <AddressTabs name={t('import.new.ways')} param="way" tabs={tabs} />
    </Page>
  );
}

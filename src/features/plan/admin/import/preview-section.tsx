import { Button } from '@mantine/core';
import { Section } from '#ui/parts/section.tsx';
import type { ImportPreview } from '../../contract/imports.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { PreviewActivity } from './preview-activity.tsx';

/** Which activities are unfolded, by section and position. */
export type Unfolded = ReadonlySet<string>;

export function keysOf(preview: ImportPreview): Unfolded {
  return new Set(
    preview.plan.sections.flatMap((section, at) => section.activities.map((_, position) => `${at}.${position}`)),
  );
}

interface PreviewSectionProps {
  preview: ImportPreview;
  unfolded: Unfolded;
  onUnfold: (unfolded: Unfolded) => void;
}

/** The plan as it will be: sections, activities, and on request all that hangs on each. */
export function PreviewSection({ preview, unfolded, onUnfold }: PreviewSectionProps) {
  const t = usePlanTexts();
  const toggle = (key: string) => {
    const next = new Set(unfolded);
    if (!next.delete(key)) next.add(key);
    onUnfold(next);
  };
  const anything = unfolded.size > 0;
  const shown = preview.plan.sections.reduce((sum, section) => sum + section.activities.length, 0);
  return (
    <Section
      title={t('import.preview.title')}
      action={
        <Button variant="subtle" size="compact-md" onClick={() => onUnfold(anything ? new Set() : keysOf(preview))}>
          {anything ? t('import.preview.collapse') : t('import.preview.expand')}
        </Button>
      }
    >
      {preview.plan.sections.map((section, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a section of the preview is its position.
        <section key={at} className="plan-preview-section">
          <h3>{[section.code, section.title].filter(Boolean).join(' ') || t('import.preview.unsectioned')}</h3>
          <ul>
            {section.activities.map((activity, position) => {
              const key = `${at}.${position}`;
              return (
                <PreviewActivity
                  key={key}
                  activity={activity}
                  opened={unfolded.has(key)}
                  onToggle={() => toggle(key)}
                />
              );
            })}
          </ul>
        </section>
      ))}
      {preview.truncated && <p className="k-soft">{t('import.preview.truncated', { count: shown })}</p>}
    </Section>
  );
}

import { Alert, Button, SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useUiTexts } from '../i18n/ui-texts.ts';
import type { DraftForm, FormConflict, FormValues } from './use-draft-form.ts';

interface ConflictNoticeProps<Values extends FormValues> {
  form: DraftForm<Values>;
  conflict: FormConflict<Values>;
  labels: Readonly<Record<keyof Values & string, string>>;
  show?: (key: keyof Values & string, value: unknown) => ReactNode;
}

/** Two people in one record: both values side by side, one's own chosen at first, nothing overwritten unseen. */
export function ConflictNotice<Values extends FormValues>(props: ConflictNoticeProps<Values>) {
  const t = useUiTexts();
  const { form, conflict, labels } = props;
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const show = props.show ?? ((_key: string, value: unknown) => (value === null || value === '' ? '–' : String(value)));
  const choose = (key: string, side: string) =>
    setTheirs((before) => {
      const next = new Set(before);
      if (side === 'theirs') next.add(key);
      else next.delete(key);
      return next;
    });
  const keep = () => {
    const chosen = conflict.fields.filter((key) => theirs.has(key)).map((key) => [key, conflict.theirs[key]]);
    void form.resolve({ ...form.values, ...Object.fromEntries(chosen) });
  };
  return (
    <Alert color="rye" variant="light" title={t('form.conflict.title')} role="alert">
      <p>{t('form.conflict.text')}</p>
      <dl className="k-conflict">
        {conflict.fields.map((key) => (
          <div key={key}>
            <dt>{labels[key]}</dt>
            <dd>
              <SegmentedControl
                aria-label={labels[key]}
                value={theirs.has(key) ? 'theirs' : 'mine'}
                onChange={(side) => choose(key, side)}
                data={[
                  { value: 'mine', label: t('form.conflict.mine') },
                  { value: 'theirs', label: t('form.conflict.theirs') },
                ]}
              />
              <div className="k-conflict-value">
                {show(key, theirs.has(key) ? conflict.theirs[key] : form.values[key])}
              </div>
            </dd>
          </div>
        ))}
      </dl>
      <div className="k-row">
        <Button onClick={keep}>{t('form.conflict.keep')}</Button>
        <Button variant="default" onClick={form.yield}>
          {t('form.conflict.takeTheirs')}
        </Button>
      </div>
    </Alert>
  );
}

import { Alert, Button } from '@mantine/core';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useHotkeys } from '../hotkeys/hotkeys.tsx';
import { useUiTexts } from '../i18n/ui-texts.ts';
import { useErrorText } from '../parts/error-screen.tsx';
import { Moment } from '../parts/moment.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import type { DraftForm, FormValues } from './use-draft-form.ts';
import './form.css';

export interface RecordFormProps<Values extends FormValues> {
  form: DraftForm<Values>;
  /** Field → the word beside it; names the fields when two people's changes meet. */
  labels: Readonly<Record<keyof Values & string, string>>;
  /** How a value reads in the conflict notice; words and numbers read themselves. */
  show?: (key: keyof Values & string, value: unknown) => ReactNode;
  saveLabel?: string;
  /** Another button beside it, such as "Loobu". */
  secondary?: ReactNode;
  /** Leaves out the row of buttons: for forms that save in another way. */
  children: ReactNode;
}

/** The frame of every form: the draft that was put back, the answers, saving, two people in one record. */
export function RecordForm<Values extends FormValues>(props: RecordFormProps<Values>) {
  const t = useUiTexts();
  const explain = useErrorText();
  const { form } = props;
  const element = useRef<HTMLFormElement>(null);
  const problems = Object.keys(form.errors).length;
  useFocusOnProblem(element, problems, form.saving);
  useHotkeys(
    useMemo(
      () => [{ keys: 'mod+enter', label: t('help.save'), inFields: true, run: () => element.current?.requestSubmit() }],
      [t],
    ),
  );
  return (
    <form ref={element} className="k-form" noValidate onSubmit={(event) => void form.submit(event)}>
      {form.restoredFrom && (
        <Alert color="cornflower" variant="light" role="status">
          <div className="k-row">
            <span>
              {t('form.restored')} <Moment at={form.restoredFrom} />
            </span>
            <Button variant="subtle" size="compact-sm" onClick={form.discardDraft}>
              {t('form.discard')}
            </Button>
          </div>
        </Alert>
      )}
      {form.conflict && (
        <ConflictNotice
          form={form}
          conflict={form.conflict}
          labels={props.labels}
          {...(props.show ? { show: props.show } : {})}
        />
      )}
      {props.children}
      <div role="alert">
        {problems > 0 && <p className="k-form-problem">{t('form.problems', { count: problems })}</p>}
        {form.failure !== null && (
          <p className="k-form-problem">
            {t('form.failed')}: {explain(form.failure)} {t('form.draftKept')}
          </p>
        )}
      </div>
      <div className="k-row k-no-print">
        <Button type="submit" loading={form.saving}>
          {props.saveLabel ?? t('save')}
        </Button>
        {props.secondary}
        <span role="status" className="k-soft">
          {form.savedAt && (
            <>
              {t('form.saved')} <Moment at={form.savedAt} />
            </>
          )}
        </span>
      </div>
    </form>
  );
}

/** After a try that failed, the first field that needs care gets the focus. */
function useFocusOnProblem(element: { current: HTMLFormElement | null }, problems: number, saving: boolean): void {
  const before = useRef(0);
  useEffect(() => {
    if (problems > before.current && !saving)
      element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    before.current = problems;
  }, [element, problems, saving]);
}

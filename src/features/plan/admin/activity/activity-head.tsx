import { UnstyledButton } from '@mantine/core';
import { IconHistory, IconPrinter, IconTrash } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { InlineText } from '#ui/inline/inline-text.tsx';
import { useAddress } from '#ui/navigation/address.ts';
import { useGo } from '#ui/navigation/app-link.tsx';
import type { PageAction } from '#ui/shell/page.tsx';
import { useFormat } from '#ui/use-format.ts';
import { activities } from '../../contract/activity-endpoints.ts';
import type { ActivityView } from '../../contract/plan.ts';
import { useChanges } from '../history/use-changes.ts';
import { places } from '../places.ts';
import { PeriodEditor } from '../plan/period-editor.tsx';
import { usePlanTexts } from '../plan-texts.ts';
import { useChangeActivity } from './use-activity.ts';

export function ActivityTitle({ view }: { view: ActivityView }) {
  const t = usePlanTexts();
  const change = useChangeActivity(view);
  const { activity } = view;
  const readOnly = !activity.may.edit;
  return (
    <span className="k-activity-title">
      {(activity.code || !readOnly) && (
        <span className="k-activity-code">
          <InlineText
            label={t('activity.code')}
            value={activity.code ?? ''}
            readOnly={readOnly}
            empty={t('activity.code').toLocaleLowerCase()}
            onSave={(code) => change({ code: code.trim() || null })}
          />
        </span>
      )}
      <InlineText
        label={t('activity.title')}
        value={activity.title}
        readOnly={readOnly}
        onSave={(title) => change({ title })}
      />
    </span>
  );
}

/** "september 2026 – juuni 2027 · vastutaja Mari · osalevad …" */
export function ActivitySummaryLine({ view }: { view: ActivityView }) {
  const t = usePlanTexts();
  const owners = view.parties.filter((party) => party.role === 'owner');
  const others = view.parties.filter((party) => party.role === 'participant');
  return (
    <div className="k-activity-summary">
      <Period view={view} />
      <span>
        {owners.length > 0 ? (
          <>
            {t('activity.owner')}{' '}
            {owners.map((owner, index) => (
              <Fragment key={owner.id}>
                {index > 0 && ', '}
                <strong>{owner.name}</strong>
              </Fragment>
            ))}
          </>
        ) : (
          t('activity.noOwner')
        )}
      </span>
      {others.length > 0 && (
        <span>
          {t('activity.participants')} {others.map((party) => party.name).join(', ')}
        </span>
      )}
    </div>
  );
}

function Period({ view: { activity } }: { view: ActivityView }) {
  const t = usePlanTexts();
  const format = useFormat();
  const [editing, setEditing] = useState(false);
  const days = format.period(activity.periodStart, activity.periodEnd);
  const shown = days || (activity.continuous ? t('words.continuous') : t('activity.noPeriod'));
  const said = activity.periodText !== '' && lettersOf(shown) !== lettersOf(activity.periodText);
  const button = activity.may.edit ? (
    <UnstyledButton className="k-activity-period" onClick={() => setEditing(true)}>
      <span className="k-only-read">{t('activity.period')}: </span>
      {shown}
    </UnstyledButton>
  ) : (
    <span>{shown}</span>
  );
  return (
    <span>
      {editing ? (
        <PeriodEditor activity={activity} onEnd={() => setEditing(false)}>
          {button}
        </PeriodEditor>
      ) : (
        button
      )}
      {said && (
        <span className="k-small k-activity-wording"> {t('activity.wording', { text: activity.periodText })}</span>
      )}
    </span>
  );
}

/** "juuli 2026-juuni 2027" says the same as "juuli 2026 – juuni 2027". */
function lettersOf(text: string): string {
  return text.toLocaleLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

export function useActivityActions({ activity, plan }: ActivityView): readonly PageAction[] {
  const t = usePlanTexts();
  const { change } = useAddress();
  const changes = useChanges();
  const go = useGo();
  const remove = async () => {
    const input = { params: changes.at({ id: activity.id }), query: { revision: activity.revision } };
    if (await changes.attempt(activities.remove, input, t('activity.removed'))) go(places.plan(plan.id));
  };
  return [
    { label: t('activity.history'), icon: IconHistory, onSelect: () => change({ history: '1' }) },
    { label: t('activity.print'), icon: IconPrinter, onSelect: () => print() },
    ...(activity.may.edit
      ? [{ label: t('activity.remove'), icon: IconTrash, danger: true, onSelect: () => void remove() }]
      : []),
  ];
}

import { useTranslation } from 'react-i18next';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import { agreements } from '../../contract/agreements.ts';
import type { LooseWork } from '../../contract/connecting.ts';
import { decisions } from '../../contract/decisions.ts';
import { proposals } from '../../contract/proposals.ts';
import { useChanges } from '../history/use-changes.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { ActivityChoice } from '../records/activity-choice.tsx';
import { linkOf } from '../records/link-of.ts';

const own = {
  'plan.decision': { spec: decisions.change, kind: 'decision' },
  'plan.proposal': { spec: proposals.change, kind: 'proposal' },
  'plan.agreement': { spec: agreements.change, kind: 'agreement' },
} as const;

/** One piece of work that hangs nowhere: choosing an activity hangs it there. What other rooms bring opens on its screen. */
export function LooseWorkRow({ work }: { work: LooseWork }) {
  const t = usePlanTexts();
  const format = useFormat();
  const changes = useChanges();
  const { may } = useSession();
  const word = useSourceWord(work.source);
  const record = Object.hasOwn(own, work.source) ? own[work.source as keyof typeof own] : null;
  const { revision } = work;
  const attach = (activityId: string | null) => {
    if (!activityId || !record || revision === null) return;
    const input = { params: changes.at({ id: work.id }), body: { activityId, revision } };
    void changes.attempt(record.spec as typeof decisions.change, input, t('orphans.attached'));
  };
  return (
    <li className="k-loose">
      <div>
        <AppLink {...linkOf(work.path)}>{work.title}</AppLink>
        <div className="k-soft k-small">{[word, format.day(work.on)].filter(Boolean).join(' · ')}</div>
      </div>
      {record && may('plan.edit') && (
        <div className="k-no-print">
          <ActivityChoice
            hideLabel
            label={t('orphans.of', { title: work.title })}
            empty={t('orphans.attach')}
            value={null}
            onChange={attach}
          />
        </div>
      )}
    </li>
  );
}

/** What a room calls such a record: its text `dated.<name>`; the plan's own have their words here. */
function useSourceWord(source: string): string {
  const t = usePlanTexts();
  const { t: any, i18n } = useTranslation();
  if (Object.hasOwn(own, source)) return t(`starting.kind.${own[source as keyof typeof own].kind}`);
  const [room = '', name = ''] = source.split('.');
  return i18n.exists(`dated.${name}`, { ns: room }) ? any(`${room}:dated.${name}`) : '';
}

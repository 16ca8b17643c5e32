import { Alert, Button } from '@mantine/core';
import { IconCalendarOff, IconCertificate, IconUserQuestion } from '@tabler/icons-react';
import { useAddress } from '#ui/navigation/address.ts';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { PlanView } from '../../contract/plan.ts';
import { plans } from '../../contract/plan-endpoints.ts';
import type { PlanApproval } from '../../contract/reviews.ts';
import { ChangedNotice } from '../approval/approval-screen.tsx';
import { useApproval } from '../approval/use-approval.ts';
import { useChanges } from '../history/use-changes.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';

/** What the plan waits for: its period is over, or nobody has said who its parties are. */
export function PlanNotices({ view }: { view: PlanView }) {
  const { plan } = view;
  const { may } = useSession();
  const approval = useApproval(plan.id, may('plan.review-read') && plan.state !== 'draft').data;
  const over = plan.may.edit && plan.over;
  const waiting = plan.may.edit && plan.partiesToConfirm > 0;
  const laid = approval !== undefined && (approval.open !== null || approval.changedSinceApproval !== null);
  if (!over && !waiting && !laid) return null;
  return (
    <div className="k-plan-notices k-no-print">
      {approval && <ChangedNotice approval={approval} />}
      {approval?.open && <UnderReview approval={approval} />}
      {over && <Over view={view} />}
      {waiting && <ToConfirm view={view} />}
    </div>
  );
}

function UnderReview({ approval }: { approval: PlanApproval }) {
  const t = usePlanTexts();
  const format = useFormat();
  const { open, plan, may } = approval;
  if (!open) return null;
  return (
    <Alert color="cornflower" variant="light" icon={<IconCertificate size={20} aria-hidden />}>
      {t('approval.underReview', { who: open.submitter })}{' '}
      {open.dueOn && t('approval.dueBy', { day: format.day(open.dueOn) })}{' '}
      <AppLink className="k-text-link" to={places.planApproval(plan.id)}>
        {t(may.recommend || may.approve ? 'approval.answerIt' : 'approval.lookAtIt')}
      </AppLink>
    </Alert>
  );
}

function Over({ view }: { view: PlanView }) {
  const t = usePlanTexts();
  const format = useFormat();
  const changes = useChanges();
  const { change } = useAddress();
  const { plan } = view;
  const keep = () =>
    void changes.attempt(
      plans.change,
      { params: changes.at({ id: plan.id }), body: { state: 'closed', revision: plan.revision } },
      t('plan.over.kept'),
    );
  return (
    <Alert
      color="rye"
      variant="light"
      icon={<IconCalendarOff size={20} aria-hidden />}
      title={t('plan.over.title', { day: plan.periodEnd ? format.day(plan.periodEnd) : '' })}
    >
      <p>{t('plan.over.text')}</p>
      <div className="k-row">
        <Button variant="default" onClick={keep}>
          {t('plan.over.keep')}
        </Button>
        <Button variant="default" onClick={() => change({ move: '1' })}>
          {t('plan.over.move')}
        </Button>
      </div>
    </Alert>
  );
}

function ToConfirm({ view }: { view: PlanView }) {
  const t = usePlanTexts();
  return (
    <Alert color="cornflower" variant="light" icon={<IconUserQuestion size={20} aria-hidden />}>
      <div className="k-row">
        <span>{t('plan.parties.toConfirm', { count: view.plan.partiesToConfirm })}</span>
        <Button component={AppLink} to={places.planParties(view.plan.id)} variant="default" size="compact-md">
          {t('plan.parties.confirm')}
        </Button>
      </div>
    </Alert>
  );
}

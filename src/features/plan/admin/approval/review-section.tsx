import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { useErrorText } from '#ui/parts/error-screen.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { Section } from '#ui/parts/section.tsx';
import { StateBadge } from '#ui/parts/state-badge.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import { type PlanApproval, type ReviewView, reviews } from '../../contract/reviews.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { changeCount } from '../versions/change-count.ts';
import { ApproveForm } from './approve-form.tsx';
import { SubmitForm } from './submit-form.tsx';
import { useApprovalChange } from './use-approval.ts';

/** The review that runs, or the way to begin one. */
export function ReviewSection({ approval }: { approval: PlanApproval }) {
  const t = usePlanTexts();
  const { open, may, plan } = approval;
  const [doing, setDoing] = useState<'submit' | 'approve' | 'send-back' | null>(null);
  const close = () => setDoing(null);
  return (
    <Section title={t('approval.review')}>
      <div className="k-stack">
        {open ? <OpenReview approval={approval} review={open} /> : <p className="k-soft">{t('approval.noReview')}</p>}
        {doing === null && (
          <div className="k-row k-no-print">
            {may.approve && <Button onClick={() => setDoing('approve')}>{t('approval.approve')}</Button>}
            {may.submit && (
              <Button variant={may.approve ? 'default' : 'filled'} onClick={() => setDoing('submit')}>
                {t(plan.state === 'approved' ? 'approval.submitAgain' : 'approval.submit')}
              </Button>
            )}
            {open && may.approve && (
              <Button variant="default" onClick={() => setDoing('send-back')}>
                {t('approval.sendBack')}
              </Button>
            )}
            {open && <Withdraw review={open} />}
          </div>
        )}
        {doing === 'submit' && <SubmitForm approval={approval} onClose={close} />}
        {doing === 'approve' && <ApproveForm approval={approval} onClose={close} />}
        {doing === 'send-back' && open && <SendBack review={open} onClose={close} />}
        {approval.past.length > 0 && <PastReviews reviews={approval.past} />}
      </div>
    </Section>
  );
}

function OpenReview({ approval, review }: { approval: PlanApproval; review: ReviewView }) {
  const t = usePlanTexts();
  const format = useFormat();
  return (
    <div className="k-stack">
      <p>
        {t('approval.submitted', { who: review.submitter, to: useAsked()(review) })} <Moment at={review.submittedAt} />.{' '}
        {review.dueOn && (
          <StateBadge
            tone={review.late ? 'warning' : 'neutral'}
            label={t('approval.until', { day: format.day(review.dueOn) })}
          />
        )}
      </p>
      {review.message && <blockquote className="k-approval-message">{review.message}</blockquote>}
      {review.changedSince && (
        <p>
          {t('approval.changedSinceSubmission', { count: changeCount(review.changedSince) })}{' '}
          <AppLink className="k-text-link" to={places.planDiff(approval.plan.id)} search={{ from: review.versionId }}>
            {t('approval.look')}
          </AppLink>
        </p>
      )}
      <Opinions review={review} />
      {approval.may.recommend && <Recommend review={review} />}
    </div>
  );
}

function useAsked(): (review: ReviewView) => string {
  const t = usePlanTexts();
  return (review) => {
    if (review.asked === 'body') return review.body ?? '';
    if (review.asked === 'role' && review.role) return t(`approval.role.${review.role}`);
    return review.opinions
      .filter((one) => one.asked)
      .map((one) => one.name)
      .join(', ');
  };
}

function Opinions({ review }: { review: ReviewView }) {
  const t = usePlanTexts();
  if (review.opinions.length === 0) return null;
  return (
    <ul className="k-approval-opinions">
      {review.opinions.map((one) => (
        <li key={one.userId}>
          <strong>{one.name}</strong>{' '}
          <StateBadge
            tone={one.opinion === 'agree' ? 'success' : one.opinion === 'change' ? 'warning' : 'neutral'}
            label={t(`approval.opinion.${one.opinion ?? 'waiting'}`)}
          />{' '}
          {one.givenAt && (
            <span className="k-soft">
              <Moment at={one.givenAt} />
            </span>
          )}
          {one.reason && <p>{one.reason}</p>}
        </li>
      ))}
    </ul>
  );
}

function Recommend({ review }: { review: ReviewView }) {
  const t = usePlanTexts();
  const explain = useErrorText();
  const toasts = useToasts();
  const { slug } = useSession().organisation;
  const [reason, setReason] = useState('');
  const change = useApprovalChange(reviews.recommend);
  const say = (opinion: 'agree' | 'change') =>
    change.mutate(
      { params: { organisation: slug, id: review.id }, body: { opinion, reason } },
      {
        onSuccess: () => {
          setReason('');
          toasts.notice(t('approval.said'));
        },
      },
    );
  const wrong = change.error?.fields.find((one) => one.field === 'reason')?.message;
  return (
    <div className="k-plan-form k-no-print">
      <Textarea
        autosize
        minRows={2}
        maxLength={2_000}
        label={t('approval.reason')}
        description={t('approval.reasonHint')}
        value={reason}
        error={wrong ?? (change.error ? explain(change.error) : undefined)}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div className="k-row">
        <Button variant="default" loading={change.isPending} onClick={() => say('agree')}>
          {t('approval.agree')}
        </Button>
        <Button variant="default" loading={change.isPending} onClick={() => say('change')}>
          {t('approval.askChange')}
        </Button>
      </div>
    </div>
  );
}

function SendBack({ review, onClose }: { review: ReviewView; onClose: () => void }) {
  const t = usePlanTexts();
  const explain = useErrorText();
  const { slug } = useSession().organisation;
  const [answer, setAnswer] = useState('');
  const change = useApprovalChange(reviews.sendBack);
  const send = () =>
    change.mutate(
      { params: { organisation: slug, id: review.id }, body: { answer, revision: review.revision } },
      { onSuccess: onClose },
    );
  const wrong = change.error?.fields.find((one) => one.field === 'answer')?.message;
  return (
    <div className="k-plan-form">
      <Textarea
        data-autofocus
        autosize
        minRows={2}
        maxLength={2_000}
        label={t('approval.answer')}
        value={answer}
        error={wrong ?? (change.error ? explain(change.error) : undefined)}
        onChange={(event) => setAnswer(event.currentTarget.value)}
      />
      <div className="k-row">
        <Button loading={change.isPending} onClick={send}>
          {t('approval.sendBack')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('approval.cancel')}
        </Button>
      </div>
    </div>
  );
}

function Withdraw({ review }: { review: ReviewView }) {
  const t = usePlanTexts();
  const toasts = useToasts();
  const { may, organisation } = useSession();
  const change = useApprovalChange(reviews.withdraw);
  if (!may('plan.edit')) return null;
  const withdraw = () =>
    change.mutate(
      { params: { organisation: organisation.slug, id: review.id }, body: { revision: review.revision } },
      { onSuccess: () => toasts.notice(t('approval.withdrawn')), onError: toasts.failure },
    );
  return (
    <Button variant="subtle" loading={change.isPending} onClick={withdraw}>
      {t('approval.withdraw')}
    </Button>
  );
}

function PastReviews({ reviews: past }: { reviews: readonly ReviewView[] }) {
  const t = usePlanTexts();
  const asked = useAsked();
  return (
    <details className="k-approval-past">
      <summary>{t('approval.past', { count: past.length })}</summary>
      <ul className="k-approval-opinions">
        {past.map((review) => (
          <li key={review.id}>
            {t('approval.submitted', { who: review.submitter, to: asked(review) })} <Moment at={review.submittedAt} />{' '}
            <StateBadge
              tone={review.state === 'approved' ? 'success' : 'neutral'}
              label={t(`approval.state.${review.state}`)}
            />
            {review.answer && <p>{review.answer}</p>}
            <Opinions review={review} />
          </li>
        ))}
      </ul>
    </details>
  );
}

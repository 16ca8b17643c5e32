import { files } from '#platform/files/contract.ts';
import { addressOf } from '#ui/api/client.ts';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { Section } from '#ui/parts/section.tsx';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { PlanApproval } from '../../contract/reviews.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';

/** Each approval as it would stand in the minutes, newest first. */
export function ApprovalsSection({ approval }: { approval: PlanApproval }) {
  const t = usePlanTexts();
  const format = useFormat();
  const { slug } = useSession().organisation;
  return (
    <Section title={t('approval.approvals')}>
      {approval.approvals.length === 0 && <p className="k-soft">{t('approval.noApprovals')}</p>}
      <ul className="k-approval-opinions">
        {approval.approvals.map((one) => (
          <li key={one.id}>
            <strong>{t('approval.line', { body: one.body, day: format.day(one.approvedOn) })}</strong>
            {one.protocol && <span> · {t('approval.protocolNumber', { number: one.protocol })}</span>}
            {one.file && (
              <span>
                {' · '}
                <a
                  className="k-text-link"
                  href={addressOf(files.read, { params: { organisation: slug, id: one.file.id } })}
                  download
                >
                  {one.file.name}
                </a>
              </span>
            )}
            {one.note && <p>{one.note}</p>}
            <p className="k-soft k-small">
              {t('approval.recordedBy', { who: one.author })} <Moment at={one.recordedAt} />
              {' · '}
              <AppLink className="k-text-link" to={places.planDiff(approval.plan.id)} search={{ from: one.versionId }}>
                {t('approval.compareNow', { number: one.versionNumber })}
              </AppLink>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

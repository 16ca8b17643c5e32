import { Button } from '@mantine/core';
import { useEndpointMutation } from '#ui/api/queries.ts';
import { Moment } from '#ui/parts/moment.tsx';
import { Section } from '#ui/parts/section.tsx';
import { StateBadge } from '#ui/parts/state-badge.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { describeSignIn, endOtherSessions, endSession, type SignInSession } from '../../contract/sign-in.ts';
import { useIdentityTexts } from '../identity-texts.ts';

const refreshes = [describeSignIn];

export function SessionsSection({ sessions }: { sessions: readonly SignInSession[] }) {
  const t = useIdentityTexts();
  const toasts = useToasts();
  const endAll = useEndpointMutation(endOtherSessions, { refreshes });
  const run = async () => {
    await endAll.mutateAsync({});
    toasts.notice(t('account.sessionOthersEnded'));
  };
  return (
    <Section title={t('account.sessions')}>
      <div className="identity-lines">
        <ul className="identity-things">
          {sessions.map((session) => (
            <SessionLine key={session.id} session={session} />
          ))}
        </ul>
        {sessions.length > 1 && (
          <div>
            <Button variant="default" loading={endAll.isPending} onClick={() => void run().catch(toasts.failure)}>
              {t('account.sessionEndOthers')}
            </Button>
          </div>
        )}
      </div>
    </Section>
  );
}

function SessionLine({ session }: { session: SignInSession }) {
  const t = useIdentityTexts();
  const toasts = useToasts();
  const end = useEndpointMutation(endSession, { refreshes });
  const { id, browser, system, since, lastUsedAt, method, current } = session;
  const device = [browser, system].filter(Boolean).join(', ') || t('account.sessionUnknown');
  const run = async () => {
    await end.mutateAsync({ params: { session: id } });
    toasts.notice(t('account.sessionEnded'));
  };
  return (
    <li>
      <div>
        <span className="k-row">
          <strong>{device}</strong>
          {current && <StateBadge tone="success" label={t('account.sessionHere')} />}
        </span>
        <div className="k-soft k-small">
          {method && `${t(`account.method.${method}`)} · `}
          {t('account.sessionSince')} <Moment at={since} /> · {t('account.sessionUsed')} <Moment at={lastUsedAt} />
        </div>
      </div>
      {!current && (
        <Button
          variant="subtle"
          size="compact-sm"
          color="berry"
          aria-label={t('account.sessionEndOf', { device })}
          loading={end.isPending}
          onClick={() => void run().catch(toasts.failure)}
        >
          {t('account.sessionEnd')}
        </Button>
      )}
    </li>
  );
}

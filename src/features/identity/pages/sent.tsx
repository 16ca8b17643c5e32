import type { Config } from '#platform/config/config.ts';
import { show, type Visit } from './page.tsx';

/** After a link was asked for; `done` says what else happened. The same for an address that somebody has and for one that nobody has. */
export function showSent(config: Config, visit: Visit, email: string, done?: string) {
  const { t } = visit;
  return show(visit, {
    title: done ?? t('sent.title'),
    body: (
      <div className="card">
        <h1>{done ?? t('sent.title')}</h1>
        <p>{done ? t('start.sent', { email }) : t('sent.text', { email })}</p>
        {config.smtpUrl === null && visit.atTheMachine ? (
          <p className="note">
            {t('sent.in-outbox')} <a href="/outbox">{t('sent.open-outbox')}</a>
          </p>
        ) : null}
        {config.smtpUrl === null && !visit.atTheMachine ? <p className="note warn">{t('sent.no-mail')}</p> : null}
        <p className="soft">{t('sent.none')}</p>
        <p>
          <a href="/auth">{t('sent.again')}</a>
        </p>
      </div>
    ),
  });
}

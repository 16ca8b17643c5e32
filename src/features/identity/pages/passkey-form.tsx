import type { Visit } from './page.tsx';

/** Hidden until the script has found that this browser knows passkeys. */
export function PasskeyForm({ visit: { t }, next }: { visit: Visit; next: string }) {
  return (
    <>
      <form method="post" action="/auth/passkey" data-passkey="" hidden>
        <input type="hidden" name="response" value="" />
        <input type="hidden" name="next" value={next} />
        <p>
          <button type="submit" className="quiet full">
            {t('sign-in.by-passkey')}
          </button>
        </p>
        <p className="wrong" role="alert" data-passkey-failed="" hidden>
          {t('sign-in.passkey-failed')}
        </p>
      </form>
      <script type="module" src="/auth/page.js" />
    </>
  );
}

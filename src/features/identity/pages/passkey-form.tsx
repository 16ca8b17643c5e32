import type { Visit } from './page.tsx';

/** Hidden until the script has found that this browser knows passkeys. */
export function PasskeyForm({ visit: { t, form }, next }: { visit: Visit; next: string }) {
  // Whoever was just refused is not offered the same passkey again by itself.
  const offers = form.response === undefined ? 'offers' : 'waits';
  return (
    <>
      <form method="post" action="/auth/passkey" data-passkey={offers} hidden>
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

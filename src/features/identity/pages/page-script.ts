import type { Page } from '#platform/http/page.ts';

/**
 * The one script of this room's pages, for what no form can do: to show a passkey, and to copy or print recovery codes.
 * Where it cannot run, what needs it stays hidden.
 */
const script = `
const form = document.querySelector('form[data-passkey]');
const failed = document.querySelector('[data-passkey-failed]');
const Passkey = window.PublicKeyCredential;
let asking = null;

async function show(mediation) {
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch('/auth/passkey/challenge', { method: 'POST', headers, body: '{}' });
  if (!answer.ok) throw new Error(String(answer.status));
  const publicKey = Passkey.parseRequestOptionsFromJSON(await answer.json());
  if (mine.signal.aborted) return;
  const shown = await navigator.credentials.get({ publicKey, signal: mine.signal, ...(mediation ? { mediation } : {}) });
  form.elements.response.value = JSON.stringify(shown.toJSON());
  form.submit();
}

if (form && Passkey?.parseRequestOptionsFromJSON) {
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    failed.hidden = true;
    show().catch((error) => {
      if (error.name !== 'AbortError') failed.hidden = false;
    });
  });
  // The field of the address then offers passkeys like passwords.
  if (form.dataset.passkey === 'offers') {
    Passkey.isConditionalMediationAvailable?.()
      .then((can) => (can ? show('conditional') : undefined))
      .catch(() => undefined);
  }
}

for (const button of document.querySelectorAll('button[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
for (const button of document.querySelectorAll('button[data-copy]')) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).innerText);
    button.textContent = button.dataset.copied;
  });
}
`;

export const pageScript: Page = {
  method: 'GET',
  path: '/auth/page.js',
  async handle({ reply }) {
    await reply.type('text/javascript; charset=utf-8').header('cache-control', 'public, max-age=3600').send(script);
    return { sent: true };
  },
};

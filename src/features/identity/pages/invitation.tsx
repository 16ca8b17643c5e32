import { openScope, type Scope } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Page } from '#platform/http/page.ts';
import { PersonName } from '../contract/values.ts';
import { invitationByToken, type OpenedInvitation } from '../reads/invitations.ts';
import { organisationBySlug } from '../reads/organisations.ts';
import { foldEmail, type InvitationState, invitationState } from '../rules.ts';
import { acceptInvitation } from '../writes/accept-invitation.ts';
import { letIn } from './admission.ts';
import { Field } from './field.tsx';
import { identityPage, type PageTools, show, type Visit, type Wrong } from './page.tsx';
import { attemptsPerMinute } from './sign-in.tsx';

interface Found {
  scope: Scope;
  organisation: string;
  invitation: OpenedInvitation;
  state: InvitationState;
}

export function invitationPages(tools: PageTools): Page[] {
  const path = '/auth/invitation/:organisation/:token';
  return [
    identityPage(tools, {
      method: 'GET',
      path,
      perMinute: attemptsPerMinute,
      handle: async (visit) => answer(visit, await find(tools, visit), {}),
    }),
    identityPage(tools, {
      method: 'POST',
      path,
      perMinute: attemptsPerMinute,
      handle: async (visit) => accept(tools, visit, await find(tools, visit)),
    }),
  ];
}

async function find({ services }: PageTools, { params }: Visit): Promise<Found | null> {
  const { organisation: slug = '', token = '' } = params;
  const organisation = await services.database.inInstallation((tx) => organisationBySlug(tx, slug));
  if (!organisation) return null;
  const scope = openScope(organisation.id, { kind: 'system', name: 'Kaja', language: organisation.language });
  const invitation = await services.database.inScope(scope, (tx) => invitationByToken(tx, token));
  if (!invitation) return null;
  const state = invitationState(invitation, services.clock.now());
  return { scope, organisation: organisation.name, invitation, state };
}

function answer(visit: Visit, found: Found | null, wrong: Wrong) {
  if (!found) return showPlain(visit, visit.t('invitation.not-found'), 404);
  if (found.state !== 'open') return showPlain(visit, visit.t(`invitation.${found.state}`), 410);
  return showInvitation(visit, found, wrong);
}

async function accept(tools: PageTools, visit: Visit, found: Found | null) {
  if (found?.state !== 'open') return answer(visit, found, {});
  const { session } = visit;
  const name = PersonName.safeParse(session?.name ?? visit.form.name);
  if (!name.success) return answer(visit, found, { name: visit.t('page.missing') });
  const { organisation: slug = '', token = '' } = visit.params;
  const email = await acceptInvitation(tools.services, found.scope, { token, name: name.data, session });
  if (!session) {
    const cookies = await tools.auth.signInWithToken(await tools.auth.issueToken(email), visit.visitor);
    if (!cookies) throw new Refusal('invitation_unusable');
    // The letter proves one thing; who has a second factor is asked for it here too.
    return letIn(tools, visit, cookies, { method: 'link', next: `/app/${slug}` });
  }
  return { redirect: `/app/${slug}` };
}

function showPlain(visit: Visit, sentence: string, status: number) {
  return show(visit, {
    title: visit.t('page.refused'),
    status,
    body: (
      <div className="card">
        <h1>{visit.t('page.refused')}</h1>
        <p>{sentence}</p>
        <p>
          <a href="/auth">{visit.t('page.to-sign-in')}</a>
        </p>
      </div>
    ),
  });
}

function showInvitation(visit: Visit, { organisation, invitation }: Found, wrong: Wrong) {
  const { t, session } = visit;
  const { inviter, email, role, until } = invitation;
  const someoneElse = session !== null && foldEmail(session.email) !== invitation.email_folded;
  const text = inviter
    ? t('invitation.text', { inviter, organisation })
    : t('invitation.text-system', { organisation });
  return show(visit, {
    title: t('invitation.title', { organisation }),
    status: Object.keys(wrong).length > 0 ? 400 : 200,
    body: (
      <div className="card">
        <h1>{t('invitation.title', { organisation })}</h1>
        <p>{text}</p>
        <dl className="facts">
          <dt>{t('invitation.email')}</dt>
          <dd>{email}</dd>
          <dt>{t('invitation.role')}</dt>
          <dd>{t(`roles.${role}`)}</dd>
          {until ? (
            <>
              <dt>{t('invitation.until')}</dt>
              <dd>{until.split('-').reverse().join('.')}</dd>
            </>
          ) : null}
        </dl>
        {someoneElse ? (
          <LeaveForm visit={visit} current={session.email} email={email} />
        ) : (
          <AcceptForm visit={visit} name={invitation.name} wrong={wrong} />
        )}
      </div>
    ),
  });
}

function AcceptForm({ visit, name, wrong }: { visit: Visit; name: string; wrong: Wrong }) {
  const { t, session, form } = visit;
  return (
    <form method="post" noValidate>
      {session ? null : (
        <Field
          name="name"
          label={t('invitation.name')}
          wrong={wrong.name}
          input={{ required: true, maxLength: 120, autoComplete: 'name', defaultValue: form.name ?? name }}
        />
      )}
      <p>
        <button type="submit" className="full">
          {t('invitation.accept')}
        </button>
      </p>
    </form>
  );
}

function LeaveForm({ visit, current, email }: { visit: Visit; current: string; email: string }) {
  const { t, params } = visit;
  return (
    <form method="post" action="/auth/sign-out">
      <p className="note warn">{t('invitation.someone-else', { current, email })}</p>
      <input type="hidden" name="next" value={`/auth/invitation/${params.organisation}/${params.token}`} />
      <p>
        <button type="submit">{t('invitation.sign-out')}</button>
      </p>
    </form>
  );
}

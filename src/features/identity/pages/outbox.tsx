import type { ReactNode } from 'react';
import { isUuid, openScope, type Scope } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Page } from '#platform/http/page.ts';
import { installationScope } from '#platform/mail/mail.ts';
import { findLetter, listLetters, type OutboxLine } from '#platform/mail/outbox.ts';
import { firstOrganisations } from '../reads/organisations.ts';
import { identityPage, type PageTools, show, type Visit } from './page.tsx';

/** Where no mail server is, few organisations are either: the one on somebody's own machine, and the demo. */
const mostOrganisations = 50;
const mostLetters = 100;

/** Letters that stayed here, for whoever sits at the machine; to everybody else the address does not exist. */
export function outboxPages(tools: PageTools): Page[] {
  return [
    identityPage(tools, {
      method: 'GET',
      path: '/outbox',
      async handle(visit) {
        if (!visit.atTheMachine) throw new Refusal('not_found');
        return showList(visit, await letters(tools));
      },
    }),
    identityPage(tools, {
      method: 'GET',
      path: '/outbox/:id',
      async handle(visit) {
        const { id = '' } = visit.params;
        if (!visit.atTheMachine || !isUuid(id)) throw new Refusal('not_found');
        for (const scope of await scopes(tools)) {
          const letter = await tools.services.database.inScope(scope, (tx) => findLetter(tx, id));
          if (letter) return showLetter(visit, letter);
        }
        throw new Refusal('not_found');
      },
    }),
  ];
}

async function letters(tools: PageTools): Promise<OutboxLine[]> {
  const lists = [];
  for (const scope of await scopes(tools)) {
    lists.push(await tools.services.database.inScope(scope, (tx) => listLetters(tx, mostLetters)));
  }
  return lists
    .flat()
    .sort((a, b) => (a.id < b.id ? 1 : -1))
    .slice(0, mostLetters);
}

async function scopes({ services }: PageTools): Promise<Scope[]> {
  const actor = { kind: 'system', name: 'Kaja', language: 'et' } as const;
  const organisations = await services.database.inInstallation((tx) => firstOrganisations(tx, mostOrganisations));
  return [installationScope(actor), ...organisations.map(({ id }) => openScope(id, actor))];
}

function showList(visit: Visit, lines: readonly OutboxLine[]) {
  const { t } = visit;
  return show(visit, {
    title: t('outbox.title'),
    wide: true,
    body: (
      <div className="card">
        <h1>{t('outbox.title')}</h1>
        <p className="soft">{t('outbox.text')}</p>
        {lines.length === 0 ? <p>{t('outbox.empty')}</p> : null}
        <ul className="letters">
          {lines.map((line) => (
            <li key={line.id}>
              <a href={`/outbox/${line.id}`}>{line.subject}</a>
              <br />
              <span className="soft small">
                {line.address} · <When moment={line.created_at} />
              </span>
            </li>
          ))}
        </ul>
        <p>
          <a href="/outbox">{t('outbox.refresh')}</a>
        </p>
      </div>
    ),
  });
}

type Letter = NonNullable<Awaited<ReturnType<typeof findLetter>>>;

function showLetter(visit: Visit, letter: Letter) {
  const { t } = visit;
  // A link in the frame opens in the whole window, where its page may be shown; nothing else in it may do anything.
  const html = letter.html.replace('<head>', '<head><base target="_top">');
  return show(visit, {
    title: letter.subject,
    wide: true,
    body: (
      <>
        <p>
          <a href="/outbox">{t('outbox.back')}</a>
        </p>
        <div className="card">
          <h1>{letter.subject}</h1>
          <dl className="facts">
            <dt>{t('outbox.to')}</dt>
            <dd>{letter.name ? `${letter.name} <${letter.address}>` : letter.address}</dd>
            <dt>{t('outbox.at')}</dt>
            <dd>
              <When moment={letter.created_at} />
            </dd>
          </dl>
          <iframe
            title={t('outbox.html')}
            lang={letter.language}
            sandbox="allow-top-navigation-by-user-activation"
            srcDoc={html}
          />
        </div>
        <section className="card" aria-labelledby="plain">
          <h2 id="plain">{t('outbox.plain')}</h2>
          <pre lang={letter.language}>{withLinks(letter.plain)}</pre>
        </section>
      </>
    ),
  });
}

const address = /(https?:\/\/[^\s<>"]+)/;

/** Splitting by a captured pattern puts what matched at every odd place. */
function withLinks(text: string): ReactNode[] {
  return text.split(address).map((part, place) =>
    place % 2 === 0 ? (
      part
    ) : (
      <a key={part} href={part}>
        {part}
      </a>
    ),
  );
}

const moments = new Intl.DateTimeFormat('et', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/Tallinn',
});

/** `23.11.2026 14.05`, whatever the language. */
function When({ moment }: { moment: string }) {
  const part = Object.fromEntries(moments.formatToParts(new Date(moment)).map(({ type, value }) => [type, value]));
  return <time dateTime={moment}>{`${part.day}.${part.month}.${part.year} ${part.hour}.${part.minute}`}</time>;
}

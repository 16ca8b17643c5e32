import type { Language, Scope } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { type Download, type Route, route } from '#platform/http/route.ts';
import type { PersonalData } from '#platform/personal-data/personal-data.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import * as personalData from '../contract/personal-data.ts';
import { erasePerson, personOf } from '../writes/personal-data.ts';

export function personalDataRoutes(services: Services): Route[] {
  const { database } = services;
  const gathered = (scope: Scope, email: string) =>
    database.inScope(scope, async (tx) => {
      const person = await personOf(tx, email);
      const held = [];
      for (const holder of services.personalData) held.push({ holder, data: await holder.export(tx, person) });
      return { person, held };
    });
  const download = async (scope: Scope, email: string, language: Language): Promise<Download> => {
    const { person, held } = await gathered(scope, email);
    const data = held.flatMap(({ holder, data }) =>
      data === null ? [] : [{ ...wordsOf(services, holder, language), room: holder.room, data }],
    );
    const document = { email: person.email, name: person.name, exportedAt: services.clock.now().toISOString(), data };
    return {
      name: `${person.email.replace(/[^a-z0-9]+/g, '-')}.json`,
      mediaType: 'application/json',
      bytes: Buffer.from(`${JSON.stringify(document, null, 2)}\n`),
    };
  };
  return [
    route(personalData.findPersonalData, async ({ scope, query, language }) => {
      const { person, held } = await gathered(scope, query.email);
      return {
        person: { email: person.email, name: person.name, isMember: person.userId !== null },
        held: held.map(({ holder, data }) => ({
          room: holder.room,
          ...wordsOf(services, holder, language),
          records: recordsIn(data),
        })),
      };
    }),
    route(personalData.exportPersonalData, ({ scope, query, language }) => download(scope, query.email, language)),
    route(personalData.exportOwnData, ({ scope, session, language }) => {
      if (!session) throw new Refusal('sign_in_needed');
      return download(scope, session.email, language);
    }),
    route(personalData.erasePersonalData, async ({ scope, body, language }) => {
      if (body.email !== body.confirmation) throw new Refusal('confirmation_differs', { field: 'confirmation' });
      const erased = await erasePerson(services, scope, body.email);
      return {
        erased: erased.map(({ holder, records }) => ({
          room: holder.room,
          title: wordsOf(services, holder, language).title,
          records,
        })),
      };
    }),
  ];
}

function wordsOf(services: Services, holder: PersonalData, language: Language): { title: string; basis: string } {
  const below = holder.name ? `personalData.${holder.name}` : 'personalData';
  const say = (key: 'title' | 'basis') => services.texts.say(language, `${holder.room}:${below}.${key}`);
  return { title: say('title'), basis: say('basis') };
}

/** Lists count each entry, anything else counts as one. */
function recordsIn(data: Record<string, unknown> | null): number {
  return Object.values(data ?? {}).reduce<number>(
    (sum, value) => sum + (Array.isArray(value) ? value.length : value === null ? 0 : 1),
    0,
  );
}

import { findReaders } from '#features/identity/reads/readers.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import type { Language } from '#platform/db/scope.ts';
import { type Route, route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { dayOf } from '#platform/time/clock.ts';
import * as preferences from '../contract/preferences.ts';
import * as reminders from '../contract/reminders.ts';
import { ownerOf, presentKind } from '../reads/inbox.ts';
import { wishesOfPerson } from '../reads/preferences.ts';
import { readReminderRule } from '../reads/reminders.ts';
import { wayOfKind } from '../rules/ways.ts';
import { changeWishes } from '../writes/preferences.ts';
import { changeReminderRule } from '../writes/reminder-rule.ts';

export function preferenceRoutes(services: Services): Route[] {
  const { clock, database, notices } = services;
  return [
    route(preferences.readPreferences, ({ scope, query, language }) =>
      database.inScope(scope, (tx) => present(services, tx, query.language ?? language)),
    ),
    route(preferences.changePreferences, ({ scope, language, body }) =>
      database.inScope(scope, async (tx) => {
        await changeWishes(tx, notices, body);
        return present(services, tx, language);
      }),
    ),
    route(reminders.readReminders, ({ scope }) => database.inScope(scope, readReminderRule)),
    route(reminders.changeReminders, ({ scope, body }) =>
      database.inScope(scope, (tx) => changeReminderRule(tx, clock.now(), body)),
    ),
  ];
}

async function present(
  { clock, notices, texts }: Services,
  tx: ScopedTx,
  language: Language,
): Promise<preferences.Preferences> {
  const userId = ownerOf(tx);
  const { ways, ...wishes } = await wishesOfPerson(tx, userId);
  const [reader] = await findReaders(tx, dayOf(clock.now()), [userId]);
  const kinds = notices.map(({ key }) => ({
    ...presentKind(key, texts, language),
    way: wayOfKind(key, { ...wishes, ways }, notices),
  }));
  return { ...wishes, kinds, email: reader?.email ?? '' };
}

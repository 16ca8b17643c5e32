import type { ScopedTx } from '#platform/db/database.ts';
import type { Scope } from '#platform/db/scope.ts';
import type { Who } from './deeds.ts';
import type { Props } from './performer.ts';

/** What one person did on one day. */
export interface Act {
  day: string;
  who: Who;
  perform(tx: ScopedTx, at: Date): Promise<unknown>;
}

export interface Stage extends Props {
  cast(who: Who): Scope;
}

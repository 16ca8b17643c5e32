import type { z } from 'zod';
import type { Recurrence } from '../contract/inputs.ts';
import type { Source } from '../contract/measuring.ts';
import type { StepState } from '../contract/words.ts';
import type { FileKey } from './papers.ts';

/** The people of the demo by their first names, as their addresses have them. */
export type Who = 'liis' | 'urmas' | 'helve' | 'kaidi' | 'anette' | 'oliver';

/** Something that somebody did on a day. Steps and indicators are named by their number in the activity, from 1. */
export type Deed =
  | { do: 'step'; step: number; state: StepState }
  | { do: 'due'; step: number; dueOn: string }
  | { do: 'tick'; step: number; startsOn: string }
  | { do: 'rhythm'; step: number; rhythm: z.input<typeof Recurrence> }
  | { do: 'baseline'; indicator: number; value: number; on: string }
  | { do: 'source'; indicator: number; source: (at: Around) => Source }
  | { do: 'freeze'; indicator: number; value: number; on: string }
  | { do: 'measure'; indicator: number; value: number; part?: string; breaks?: boolean; note: string; link?: Link }
  | { do: 'link'; step?: number; url: string; title: string; note?: string }
  | { do: 'note'; step?: number; title: string; note: string }
  | { do: 'file'; step?: number; file: FileKey; title: string; note?: string }
  | { do: 'budget'; year: number; title: string; planned: number }
  | { do: 'spent'; title: string; spent: number }
  | { do: 'comment'; text: string };

/** The records that a source may speak of: those of its own activity. */
export interface Around {
  activity: string;
  steps: readonly string[];
  targets: readonly string[];
}

export interface Link {
  url: string;
  title: string;
}

export interface Event {
  day: string;
  who: Who;
  activity: string;
  deed: Deed;
}

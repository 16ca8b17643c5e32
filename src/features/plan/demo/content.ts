import type { PartyKind } from '../contract/words.ts';
import type { When } from './calendar.ts';
import type { Who } from './deeds.ts';
import type { ActivityStory } from './story.ts';

export interface DemoActivity {
  title: string;
  audience: string;
  /** Months of the plan, from the first (0) up to but without the second. */
  months: readonly [number, number];
  steps: readonly string[];
  /** Each holds exactly one target, so that a figure finds its place by the number of its indicator. */
  indicators: readonly string[];
  /** The first one owns the activity. */
  parties: readonly string[];
  /** What has come of it since. What would lie in the future is left out. */
  happened(story: ActivityStory): void;
}

export interface DemoSection {
  title: string;
  activities: readonly DemoActivity[];
}

export interface DemoPlan {
  title: string;
  notes: string;
  written: When;
  approved: When;
  closed?: When;
  sections: readonly DemoSection[];
  /** Who the parties are; those that are not named here stay proposed. */
  confirmed: readonly { name: string; kind: PartyKind; who?: Who }[];
}

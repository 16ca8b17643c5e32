import type { Icon } from '@tabler/icons-react';
import type { Session } from '../session.tsx';

/** One line of the palette. Either leads somewhere (`path`, below the organisation) or does something (`run`). */
export interface Command {
  id: string;
  label: string;
  /** Said quietly beside the label: where it lies, whose it is. */
  hint?: string;
  icon?: Icon;
  path?: string;
  search?: Readonly<Record<string, string>>;
  run?: () => void;
}

export interface CommandContext {
  session: Session;
  /** Full key with namespace: `plan:activity.title`. */
  text: (key: string) => string;
  signal: AbortSignal;
}

/**
 * Where the palette's lines come from. `heading` is a full text key. A source that asks the API gets words of at least
 * `leastLetters` letters; one without it is asked for the empty question as well.
 */
export interface CommandSource {
  id: string;
  heading: string;
  leastLetters?: number;
  find(words: string, context: CommandContext): Promise<readonly Command[]> | readonly Command[];
}

import type { Terminal } from './command.ts';
import { note } from './sentences.ts';

const patienceMs = 2_000;
/** A document from this size on keeps the processor for seconds, and nothing can be said meanwhile. */
const largeBytes = 500_000;

/** Says what is being done once it takes longer than two seconds. */
export async function sayingIfSlow<Result>(
  terminal: Terminal,
  what: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const timer = setTimeout(() => terminal.err(`${what} …`), patienceMs);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}

/** Before a large document is read: reading it leaves no pause to speak in. */
export function sayIfLarge(terminal: Terminal, bytes: number): void {
  if (bytes > largeBytes) terminal.err(`${note('reading_document', { kilobytes: Math.round(bytes / 1_000) })} …`);
}

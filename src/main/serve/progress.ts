import { note, type Sentence, type Voice } from './say.ts';

/**
 * Says what is being done once it has taken two seconds, and every ten seconds from then on. Quick steps say nothing.
 */
export class Progress {
  readonly #voice: Voice;
  #timer: NodeJS.Timeout | undefined;

  constructor(voice: Voice) {
    this.#voice = voice;
  }

  /** Begins a step, which ends the one before. */
  begin(step: Sentence): void {
    this.end();
    const beganAt = performance.now();
    const tell = () => {
      this.#voice.message(`${note(step)} … ${Math.round((performance.now() - beganAt) / 1000)} s`);
      this.#timer = setTimeout(tell, 10_000);
    };
    this.#timer = setTimeout(tell, 2000);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

import { addDays } from '#platform/time/calendar.ts';
import type { Per, StepState } from '../contract/words.ts';
import { daysBetween, partsWithin, type Span } from '../rules/calendar.ts';
import { type PlanDays, type When, workday } from './calendar.ts';
import type { Deed, Event, Who } from './deeds.ts';

type Reading = readonly [month: number, date: number, value: number, note?: string];

/** Writes down what happened in one activity, in any order; the days decide in which order it is loaded. */
export class ActivityStory {
  readonly events: Event[] = [];
  readonly days: PlanDays;
  readonly #code: string;
  readonly #period: Span;

  constructor(days: PlanDays, code: string, months: readonly [number, number]) {
    this.days = days;
    this.#code = code;
    this.#period = days.span(months);
  }

  on(when: When | string, who: Who, deed: Deed): void {
    const day = typeof when === 'string' ? when : this.days.day(when);
    this.events.push({ day, who, activity: this.#code, deed });
  }

  step(step: number, state: StepState, when: When, who: Who): void {
    this.on(when, who, { do: 'step', step, state });
  }

  done(steps: Record<number, When>, who: Who): void {
    for (const [step, when] of Object.entries(steps)) this.step(Number(step), 'done', when, who);
  }

  /** The same day of every month, save for some turns that nobody ticked. */
  monthly(step: number, who: Who, date: number, missed: readonly number[] = []): void {
    this.#turns('month').forEach((turn, index) => {
      if (missed.includes(index)) return;
      this.on(workday(addDays(turn.start, date - 1)), who, { do: 'tick', step, startsOn: turn.start });
    });
  }

  /** On the day of every month on which its step is ticked, too. */
  monthlyKept(indicator: number, who: Who, date: number): void {
    for (const turn of this.#turns('month')) {
      this.on(workday(addDays(turn.start, date - 1)), who, { do: 'measure', indicator, value: 1, note: '' });
    }
  }

  /** Some days before each turn ends. */
  ticks(step: number, who: Who, per: Per, daysBeforeEnd: number): void {
    for (const turn of this.#turns(per)) {
      this.on(lateIn(turn, daysBeforeEnd), who, { do: 'tick', step, startsOn: turn.start });
    }
  }

  measured(indicator: number, who: Who, readings: readonly Reading[]): void {
    for (const [month, date, value, note = ''] of readings) {
      this.on([month, date], who, { do: 'measure', indicator, value, note });
    }
  }

  /** One in every part of the calendar, with what it was. */
  kept(indicator: number, who: Who, per: Per, daysBeforeEnd: number, notes: readonly string[] = []): void {
    this.#turns(per).forEach((turn, index) => {
      const note = notes[index % Math.max(1, notes.length)] ?? '';
      this.on(lateIn(turn, daysBeforeEnd), who, { do: 'measure', indicator, value: 1, note });
    });
  }

  /**
   * Every place in every quarter gets one, each on its own day. `gap` is the place and the turn that got none; `slow` has
   * not come to its turn yet in the quarter that runs.
   */
  everywhere(
    indicator: number,
    who: Who,
    places: readonly string[],
    told: { notes: readonly string[]; gap: readonly [string, number]; slow: string; url: string },
  ): void {
    const { today } = this.days;
    this.#turns('quarter').forEach((turn, index) => {
      const length = daysBetween(turn.start, turn.end);
      places.forEach((part, place) => {
        const empty = part === told.gap[0] && index === told.gap[1];
        if (empty || (part === told.slow && turn.end >= today)) return;
        const number = index * places.length + place;
        const note = told.notes[number % told.notes.length] ?? '';
        const link = number % 4 === 0 ? { url: `${told.url}/${number + 1}`, title: note } : undefined;
        const day = workday(addDays(turn.start, Math.round((length * (place + 1)) / (places.length + 2))));
        this.on(day, who, { do: 'measure', indicator, value: 1, part, note, ...(link ? { link } : {}) });
      });
    });
  }

  /** So many days after the end of one of the turns of the activity's period; below zero before it. */
  fromTurnEnd(per: Per, index: number, days: number): string {
    return workday(addDays(this.#turns(per)[index]?.end ?? this.days.today, days));
  }

  /** From now on the indicator's figures come out of the work. */
  measuresItself(indicator: number, when: When, who: Who, source: Extract<Deed, { do: 'source' }>['source']): void {
    this.on(when, who, { do: 'source', indicator, source });
  }

  confirmed(indicator: number, when: When, who: Who, note: string): void {
    this.on(when, who, { do: 'measure', indicator, value: 1, note });
  }

  said(when: When | string, who: Who, text: string): void {
    this.on(when, who, { do: 'comment', text });
  }

  /** Money in euros. */
  planned(when: When, title: string, planned: number): void {
    this.on(when, 'urmas', { do: 'budget', year: this.days.yearOf(Math.max(0, when[0])), title, planned });
  }

  spent(when: When, title: string, spent: number): void {
    this.on(when, 'urmas', { do: 'spent', title, spent });
  }

  #turns(per: Per): Span[] {
    return partsWithin(this.#period, per);
  }
}

function lateIn(turn: Span, daysBeforeEnd: number): string {
  const day = workday(addDays(turn.end, -daysBeforeEnd));
  return day < turn.start ? turn.start : day;
}

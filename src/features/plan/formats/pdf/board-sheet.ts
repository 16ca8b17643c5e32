import { cut } from '#platform/i18n/cut.ts';
import { makePdf, PdfProblem } from '#platform/pdf/pdf.ts';
import type { BoardSheet } from '../../contract/board-sheet.ts';
import type { IndicatorState } from '../../contract/words.ts';
import { boardSheetTemplate } from './board-sheet-template.ts';
import { type Written, writtenIn, writtenParams } from './written.ts';

export type SaySheet = (key: string, params?: Record<string, string | number>) => string;

export interface Writing {
  language: 'et' | 'en';
  /** A text of the room. */
  say: SaySheet;
  written: Written;
}

/** How many lines a list may have, and how many letters a line, tried until all stands on one page. */
const attempts = [
  { lines: 10, letters: 160 },
  { lines: 8, letters: 140 },
  { lines: 7, letters: 130 },
  { lines: 6, letters: 120 },
  { lines: 5, letters: 110 },
  { lines: 4, letters: 90 },
  { lines: 3, letters: 70 },
  { lines: 2, letters: 60 },
  { lines: 1, letters: 50 },
];

/**
 * The board's page as a tagged PDF: as much of each list as one page holds, with how much more there is.
 * @throws PdfProblem
 */
export async function writeBoardSheet(sheet: BoardSheet, language: 'et' | 'en', say: SaySheet): Promise<Uint8Array> {
  const writing = { language, say, written: writtenIn(language) };
  for (const room of attempts) {
    const { bytes, pages } = await makePdf({
      template: boardSheetTemplate,
      data: dataOf(sheet, writing, room),
      language,
    });
    if (pages === 1) return bytes;
  }
  throw new PdfProblem('The board’s page does not fit on one page');
}

type Room = (typeof attempts)[number];

function dataOf(sheet: BoardSheet, writing: Writing, room: Room) {
  const { say, written } = writing;
  return {
    title: sheet.plan.title || sheet.organisation,
    organisation: sheet.organisation,
    asOf: say('boardSheet.asOf', { day: written.day(sheet.today) }),
    period: periodWords(sheet, writing),
    foot: say('boardSheet.foot', { title: sheet.plan.title }),
    words: Object.fromEntries(
      ['indicators', 'needs', 'changed', 'money', 'noMoney'].map((key) => [key, say(`boardSheet.${key}`)]),
    ),
    facts: factsOf(sheet, writing),
    states: statesInOrder.map((state) => ({
      key: state,
      count: String(sheet.indicators[state] ?? 0),
      word: say(`words.indicatorState.${state}`),
    })),
    needs: needsOf(sheet, writing, room),
    changed: changedOf(sheet, writing, room),
    money: moneyOf(sheet, writing, room),
  };
}

/** Good news first, as a bar would show them. */
const statesInOrder: readonly IndicatorState[] = ['met', 'on-track', 'at-risk', 'missed', 'unmeasured'];

export function periodWords({ period }: Pick<BoardSheet, 'period'>, { language, say, written }: Writing): string {
  const span = { from: written.day(period.start), to: written.day(period.end) };
  const quarter = quarterOf(period);
  if (!quarter) return say('boardSheet.span', span);
  const number = language === 'et' ? quarter.roman : quarter.number;
  return say('boardSheet.quarter', { quarter: number, year: quarter.year, ...span });
}

/** Which quarter a period is, if it is one. */
export function quarterOf({
  start,
  end,
}: BoardSheet['period']): { roman: string; number: number; year: string } | null {
  const index = ['01-01', '04-01', '07-01', '10-01'].indexOf(start.slice(5));
  const ends = ['03-31', '06-30', '09-30', '12-31'];
  if (index === -1 || end !== `${start.slice(0, 4)}-${ends[index]}`) return null;
  return { roman: ['I', 'II', 'III', 'IV'][index] ?? '', number: index + 1, year: start.slice(0, 4) };
}

function factsOf(sheet: BoardSheet, { say, written }: Writing) {
  const { approval, elapsed, activities, changedSinceApproval } = sheet;
  const fact = (key: string, value: string, note = '', share: number | null = null) => ({
    ...{ label: say(`boardSheet.${key}`), value, note, share },
  });
  const total = Object.values(activities).reduce((sum, count) => sum + count, 0);
  return [
    fact(
      'approval',
      approval
        ? say('boardSheet.approvedBy', { body: approval.body, day: written.day(approval.approvedOn) })
        : say(`words.planState.${sheet.plan.state}`),
      changedSinceApproval
        ? say('boardSheet.changedSince', { count: changedSinceApproval.count })
        : approval?.protocol
          ? say('boardSheet.protocol', { number: approval.protocol })
          : '',
    ),
    fact(
      'time',
      elapsed
        ? say('boardSheet.days', { days: written.number(elapsed.days), of: written.number(elapsed.of) })
        : say('boardSheet.noPeriod'),
      '',
      elapsed ? Math.max(0.005, elapsed.days / elapsed.of) : null,
    ),
    fact(
      'activities',
      say('boardSheet.activitiesDone', { done: activities.done ?? 0, of: total }),
      (activities.late ?? 0) > 0 ? say('boardSheet.activitiesLate', { count: activities.late ?? 0 }) : '',
    ),
  ];
}

interface Line {
  text: string;
  note?: string;
  state?: string;
  key?: string;
}

function part(writing: Writing, room: Room, key: string, lines: readonly Line[], count = lines.length) {
  const shown = lines.slice(0, room.lines).map(({ text, note = '', state = '', key: of = '' }) => ({
    ...{ text: cut(text, room.letters), note: cut(note, room.letters), state, key: of },
  }));
  const rest = count - shown.length;
  return {
    title: writing.say(`boardSheet.${key}`, { count }),
    empty: writing.say(`boardSheet.${key}Empty`),
    items: shown,
    more: rest > 0 ? writing.say('boardSheet.more', { count: rest }) : '',
  };
}

const named = (code: string | null, text: string) => [code, text].filter(Boolean).join(' ');

function needsOf({ needs }: BoardSheet, writing: Writing, room: Room) {
  const { say, written } = writing;
  const owned = (owner: string | null) => (owner ? say('boardSheet.owner', { name: owner }) : say('boardSheet.nobody'));
  return [
    part(
      writing,
      room,
      'decisions',
      needs.decisions.map((one) => ({
        text: one.title,
        note: one.decideBy ? say('boardSheet.until', { day: written.day(one.decideBy) }) : '',
      })),
    ),
    part(
      writing,
      room,
      'attention',
      needs.indicators.map((one) => ({
        text: named(one.code, one.text),
        note: [
          one.reason.code ? say(`reasons.${one.reason.code}`, writtenParams(one.reason.params, written)) : '',
          owned(one.owner),
        ]
          .filter(Boolean)
          .join(' '),
        state: say(`words.indicatorState.${one.state}`),
        key: one.state,
      })),
    ),
    part(
      writing,
      room,
      'overdue',
      needs.late.map((one) => ({
        text: named(one.code, one.text),
        note: `${written.day(one.dueOn)}. ${owned(one.owner)}`,
      })),
      needs.overdue,
    ),
  ];
}

function changedOf({ changed }: BoardSheet, writing: Writing, room: Room) {
  const { say, written } = writing;
  const stateWord = (state: IndicatorState | null) => say(`words.indicatorState.${state ?? 'unmeasured'}`);
  const acts: Line[] = [
    ...changed.approvals.map((one) => ({
      text: say('boardSheet.approvedLine', { body: one.body, day: written.day(one.approvedOn) }),
      note: one.protocol ? say('boardSheet.protocol', { number: one.protocol }) : '',
    })),
    ...changed.decided.map((one) => ({
      text: one.title,
      note: [one.outcome, written.day(one.on)].filter(Boolean).join(' · '),
    })),
  ];
  return [
    part(
      writing,
      room,
      'turns',
      changed.turns.map((one) => ({
        text: named(one.code, one.text),
        note: written.day(one.on),
        state: `${stateWord(one.from)} → ${stateWord(one.to)}`,
        key: one.to,
      })),
    ),
    part(
      writing,
      room,
      'steps',
      changed.steps.map((one) => ({ text: named(one.code, one.text), note: written.day(one.on) })),
      changed.stepsDone,
    ),
    part(writing, room, 'acts', acts),
  ];
}

function moneyOf({ money }: BoardSheet, { say, written }: Writing, room: Room) {
  if (money.years.length === 0) return [];
  const row = (name: string, { plannedCents, spentCents }: { plannedCents: number; spentCents: number }) => [
    name,
    written.euros(plannedCents),
    written.euros(spentCents),
    plannedCents > 0 ? `${Math.round((spentCents / plannedCents) * 100)}\u00a0%` : '–',
  ];
  const headers = (first: string) => [
    say(first),
    say('boardSheet.planned'),
    say('boardSheet.spent'),
    say('boardSheet.share'),
  ];
  const most = room.lines + 2;
  return [
    {
      headers: headers('boardSheet.year'),
      rows: [
        ...money.years.slice(-most).map((one) => row(String(one.year), one)),
        row(say('boardSheet.total'), money.total),
      ],
    },
    {
      headers: headers('boardSheet.section'),
      rows: money.sections.slice(0, most).map((one) => row(cut(one.title, 40), one)),
    },
  ];
}

import { ownOrganisation } from '#features/identity/reads/organisations.ts';
import { findReaders, type Reader } from '#features/identity/reads/readers.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import type { Scope } from '#platform/db/scope.ts';
import { sendLetter } from '#platform/mail/mail.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { addDays } from '#platform/time/calendar.ts';
import { dayOf, newId } from '#platform/time/clock.ts';
import type { BoardSheet } from '../contract/board-sheet.ts';
import { IndicatorState } from '../contract/words.ts';
import { periodWords } from '../formats/pdf/board-sheet.ts';
import { writtenIn } from '../formats/pdf/written.ts';
import { boardLetter } from '../mails/board-sheet.ts';
import { readBoardSheet } from '../reads/board-sheet/board-sheet.ts';
import { boardReaderIds } from '../reads/board-sheet/readers.ts';
import { firstWorkday } from '../rules/board-sheet/quarters.ts';
import { daysBetween, partAround, type Span } from '../rules/calendar.ts';
import type { PlanTables } from '../tables.ts';

/** A server that stood still on the first working day sends it when it runs again, but not in the middle of the quarter. */
const latestDays = 14;
const mostLines = 8;

/**
 * On the first working day of a quarter the page on the quarter before goes to those who were chosen, once a plan and
 * quarter: the row that says so is written with the letters.
 */
export async function sendBoardSheets(services: Services, scope: Scope): Promise<void> {
  const at = services.clock.now();
  const today = dayOf(at);
  const first = firstWorkday(today);
  if (today < first || daysBetween(first, today) > latestDays) return;
  const quarter = partAround(addDays(partAround(today, 'quarter').start, -1), 'quarter');
  const plans = await services.database.inScope(scope, (tx) => plansWithReaders(tx, quarter));
  for (const planId of plans) {
    await services.database.inScope(scope, (tx) => sendBoardSheet(services, tx, { planId, quarter, at }));
  }
}

/** Of plans that ran in the quarter, and that are not finished. */
async function plansWithReaders(tx: ScopedTx, quarter: Span): Promise<string[]> {
  const { rows } = await tx.query(
    `select p.id from plan p where p.organisation_id = $1 and p.removed_at is null and p.state <> 'closed'
       and (p.period_start is null or p.period_start <= $3) and (p.period_end is null or p.period_end >= $2)
       and exists (select 1 from plan_board_reader r where r.organisation_id = $1 and r.plan_id = p.id)
     order by p.id`,
    [tx.scope.organisationId, quarter.start, quarter.end],
  );
  return rows.map((row) => String(row.id));
}

async function sendBoardSheet(
  services: Services,
  tx: ScopedTx,
  { planId, quarter, at }: { planId: string; quarter: Span; at: Date },
): Promise<void> {
  const today = dayOf(at);
  const readers = (await findReaders(tx, today, await boardReaderIds(tx, planId))).filter(
    (one) => one.role !== 'guest',
  );
  if (readers.length === 0 || !(await isFirst(tx, at, planId, quarter, readers.length))) return;
  const sheet = await readBoardSheet(tx, planId, { from: quarter.start, to: quarter.end }, today);
  const { slug, demo } = await ownOrganisation(tx);
  const url = `${services.config.url}/app/${slug}`;
  for (const reader of readers) {
    const letter = letterTo(services, sheet, reader, url);
    await sendLetter(services, tx, { address: reader.email, name: reader.name }, letter, { keep: demo });
  }
  await recordAudit(tx, {
    at,
    action: 'plan.board-sheet.sent',
    subject: { kind: 'board-sheet', id: planId },
    contextId: planId,
    change: { before: null, after: { period_start: quarter.start, period_end: quarter.end, readers: readers.length } },
  });
}

/** False where it went out already. */
async function isFirst(tx: ScopedTx, at: Date, planId: string, quarter: Span, readers: number): Promise<boolean> {
  const rows = await tx
    .on<PlanTables>()
    .insertInto('plan_board_sheet')
    .values({
      organisation_id: tx.scope.organisationId,
      id: newId(),
      plan_id: planId,
      period_start: quarter.start,
      period_end: quarter.end,
      sent_at: at.toISOString(),
      readers,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'plan_id', 'period_start', 'period_end']).doNothing(),
    )
    .returning('id')
    .execute();
  return rows.length > 0;
}

function letterTo({ texts }: Services, sheet: BoardSheet, { language }: Reader, url: string) {
  const say = (key: string, params?: Record<string, string | number>) => texts.say(language, `plan:${key}`, params);
  const written = writtenIn(language);
  const named = (code: string | null, text: string) => [code, text].filter(Boolean).join(' ');
  const activity = (id: string) => `${url}/activities/${id}`;
  const { start, end } = sheet.period;
  const counts = IndicatorState.options
    .filter((state) => (sheet.indicators[state] ?? 0) > 0)
    .map((state) => `${sheet.indicators[state]} ${say(`words.indicatorState.${state}`)}`);
  return boardLetter(texts, language, {
    organisation: sheet.organisation,
    plan: sheet.plan.title,
    period: periodWords(sheet, { language, say, written }),
    indicators: counts.join(', ') || '0',
    url: `${url}/plans/${sheet.plan.id}/board-sheet?from=${start}&to=${end}`,
    sections: [
      {
        title: say('boardSheet.decisions', { count: sheet.needs.decisions.length }),
        lines: sheet.needs.decisions.slice(0, mostLines).map((one) => ({
          text: one.title,
          ...(one.decideBy ? { detail: say('boardSheet.until', { day: written.day(one.decideBy) }) } : {}),
          url: `${url}/decisions/${one.id}`,
        })),
      },
      {
        title: say('boardSheet.attention', { count: sheet.needs.indicators.length }),
        lines: sheet.needs.indicators.slice(0, mostLines).map((one) => ({
          text: named(one.code, one.text),
          detail: `${say(`words.indicatorState.${one.state}`)}. ${one.owner ? say('boardSheet.owner', { name: one.owner }) : say('boardSheet.nobody')}`,
          url: activity(one.activityId),
        })),
      },
      {
        title: say('boardSheet.turns', { count: sheet.changed.turns.length }),
        lines: sheet.changed.turns.slice(0, mostLines).map((one) => ({
          text: named(one.code, one.text),
          detail: `${say(`words.indicatorState.${one.from ?? 'unmeasured'}`)} → ${say(`words.indicatorState.${one.to}`)}`,
          url: activity(one.activityId),
        })),
      },
    ],
  });
}

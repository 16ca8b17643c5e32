import type { z } from 'zod';
import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf, type Scope } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { dayOf, newId } from '#platform/time/clock.ts';
import type { ParsedPlan } from '../contract/document.ts';
import type { AcceptImportInput, ImportPreview, MappingInput } from '../contract/imports.ts';
import type { SourceDocument } from '../contract/source.ts';
import { type Paste, readDocument, readPaste } from '../formats/read-document.ts';
import { hasPlan } from '../reads/plans.ts';
import { describeTables } from '../rules/document/describe.ts';
import { understandPlan } from '../rules/document/understand.ts';
import type { ImportRow, PlanTables } from '../tables.ts';
import { previewDates } from './move-plan.ts';
import { type StoredPlan, storePlan } from './store-plan.ts';

type Tools = Pick<Services, 'database' | 'files' | 'clock'>;

const pasteType = 'application/vnd.kaja.paste+json';
/** Of a longer plan the preview shows the beginning; it is brought in whole. */
const previewedActivities = 200;

/** A document on its way in: read, kept with what the person says of its columns, and a plan only when they agree. */
export function beginImport(
  tools: Tools,
  scope: Scope,
  upload: { name: string; mediaType: string; bytes: Uint8Array },
) {
  // Our own type of a paste is made here only; whoever sends a file under it sends a file.
  const mediaType = upload.mediaType === pasteType ? 'application/octet-stream' : upload.mediaType;
  return keepDocument(tools, scope, { ...upload, mediaType });
}

export function beginPaste(tools: Tools, scope: Scope, paste: Paste) {
  const bytes = Buffer.from(JSON.stringify(paste), 'utf8');
  return keepDocument(tools, scope, { name: '', mediaType: pasteType, bytes });
}

async function keepDocument(
  tools: Tools,
  scope: Scope,
  document: { name: string; mediaType: string; bytes: Uint8Array },
): Promise<ImportPreview> {
  // Read before it is kept: what cannot be read leaves nothing behind.
  const source = await readSource(document);
  refuseWithoutTable(source);
  const sha256 = await tools.files.write(scope.organisationId, document.bytes);
  const row: ImportRow = {
    organisation_id: scope.organisationId,
    id: newId(),
    name: document.name,
    media_type: document.mediaType,
    sha256,
    table_index: null,
    mapping: null,
    created_at: tools.clock.now().toISOString(),
    created_by: memberOf(scope),
    plan_id: null,
    removed_at: null,
  };
  await tools.database.inScope(scope, (tx) => tx.on<PlanTables>().insertInto('plan_import').values(row).execute());
  return present(row, source, dayOf(tools.clock.now()));
}

export async function previewImport(tools: Tools, scope: Scope, id: string, moveTo?: string): Promise<ImportPreview> {
  const row = await tools.database.inScope(scope, (tx) => findImport(tx, id));
  return present(row, await sourceOf(tools, scope, row), dayOf(tools.clock.now()), moveTo);
}

/** The person's word on tables and columns is kept, so that the page can be left and come back to. */
export async function mapImport(
  tools: Tools,
  scope: Scope,
  id: string,
  input: z.output<typeof MappingInput>,
): Promise<ImportPreview> {
  const before = await tools.database.inScope(scope, (tx) => findImport(tx, id));
  const row = { ...before, table_index: input.tableIndex, mapping: input.mapping };
  // Read first: a choice that makes no preview is refused, not kept.
  const preview = present(row, await sourceOf(tools, scope, row), dayOf(tools.clock.now()), input.moveTo);
  await tools.database.inScope(scope, (tx) =>
    tx
      .on<PlanTables>()
      .updateTable('plan_import')
      .set({ table_index: input.tableIndex, mapping: JSON.stringify(input.mapping) as never })
      .where('organisation_id', '=', scope.organisationId)
      .where('id', '=', id)
      .execute(),
  );
  return preview;
}

/**
 * Makes the document a plan in one transaction: whole or not at all.
 * @throws Refusal `import_already_accepted`
 */
export async function acceptImport(
  tools: Tools,
  scope: Scope,
  id: string,
  input: z.output<typeof AcceptImportInput>,
): Promise<StoredPlan> {
  const row = await tools.database.inScope(scope, (tx) => findImport(tx, id));
  const parsed = understand(row, await sourceOf(tools, scope, row));
  return tools.database.inScope(scope, async (tx) => {
    const locked = await findImport(tx, id, { lock: true });
    if (locked.plan_id) throw new Refusal('import_already_accepted', { detail: { planId: locked.plan_id } });
    const stored = await storePlan(tx, tools.clock.now(), parsed, input);
    await tx
      .on<PlanTables>()
      .updateTable('plan_import')
      .set({ plan_id: stored.planId })
      .where('organisation_id', '=', scope.organisationId)
      .where('id', '=', id)
      .execute();
    return stored;
  });
}

async function findImport(tx: ScopedTx, id: string, options: { lock?: boolean } = {}): Promise<ImportRow> {
  const row = await tx
    .on<PlanTables>()
    .selectFrom('plan_import')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .$if(options.lock === true, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found');
  // A plan that was taken back leaves its document free to be tried again.
  return { ...row, plan_id: row.plan_id && (await hasPlan(tx, row.plan_id)) ? row.plan_id : null };
}

async function sourceOf(tools: Tools, scope: Scope, row: ImportRow): Promise<SourceDocument> {
  const bytes = await tools.files.read(scope.organisationId, row.sha256);
  return readSource({ name: row.name, mediaType: row.media_type, bytes });
}

function readSource(document: {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}): Promise<SourceDocument> | SourceDocument {
  if (document.mediaType === pasteType)
    return readPaste(JSON.parse(Buffer.from(document.bytes).toString('utf8')) as Paste);
  return readDocument(document.bytes, { fileName: document.name, mediaType: document.mediaType });
}

function understand(row: ImportRow, source: SourceDocument): ParsedPlan {
  return understandPlan(source, {
    ...(row.mapping ? { mapping: row.mapping } : {}),
    ...(row.table_index === null ? {} : { tableIndex: row.table_index }),
  });
}

/** A letter is no plan. A table whose headers say nothing may be one: the person is asked what its columns are. */
function refuseWithoutTable(source: SourceDocument): void {
  if (describeTables(source).length === 0) understandPlan(source);
}

/** For the preview alone: a plan without activities where the columns are still to be named. */
function understandSoFar(row: ImportRow, source: SourceDocument): ParsedPlan {
  try {
    return understand(row, source);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'document_without_usable_columns') throw error;
    return { title: '', language: 'et', columns: [], sections: [], warnings: [] };
  }
}

function present(row: ImportRow, source: SourceDocument, today: string, moveTo?: string): ImportPreview {
  const parsed = understandSoFar(row, source);
  const activities = parsed.sections.flatMap((section) => section.activities);
  return {
    id: row.id,
    name: row.name,
    tables: describeTables(source),
    tableIndex: row.table_index,
    counts: {
      sections: parsed.sections.length,
      activities: activities.length,
      steps: activities.reduce((sum, activity) => sum + activity.steps.length, 0),
      indicators: activities.reduce((sum, activity) => sum + activity.indicators.length, 0),
      targets: activities.reduce(
        (sum, activity) => sum + activity.indicators.reduce((all, one) => all + one.targets.length, 0),
        0,
      ),
    },
    plan: firstActivities(parsed),
    truncated: activities.length > previewedActivities,
    dates: previewDates(activities, parsed.language, today, moveTo),
    planId: row.plan_id,
  };
}

function firstActivities(parsed: ParsedPlan): ParsedPlan {
  let left = previewedActivities;
  const sections = parsed.sections.map((section) => {
    const activities = section.activities.slice(0, left);
    left -= activities.length;
    return { ...section, activities };
  });
  return {
    ...parsed,
    sections: sections.filter((section) => section.activities.length > 0),
    warnings: parsed.warnings.slice(0, 500),
  };
}

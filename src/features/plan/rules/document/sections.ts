import type { ParsedPlan, ParsedSection } from '../../contract/document.ts';
import type { SourceCell } from '../../contract/source.ts';
import { readActivity } from './activities.ts';
import { takeCode } from './codes.ts';
import type { Column } from './columns.ts';
import { type ActivityDraft, addCells, addNote, draftOf } from './drafts.ts';
import { lacksWords } from './loss.ts';
import { MergedCells } from './merged-cells.ts';
import type { PeriodContext } from './periods.ts';
import { type ReadRow, readRows } from './row-kinds.ts';
import { onlyYear } from './surroundings.ts';
import type { CandidateTable } from './tables.ts';
import type { Warnings } from './warnings.ts';
import { fold, isBlank, squeeze } from './wording.ts';

interface OpenSection {
  section: ParsedSection;
  drafts: ActivityDraft[];
  /** The heading or sheet name that it is, when it does not stand in a table. */
  heading: string | null;
}

/** Walks down the rows of all tables of the plan and gathers sections and activities. */
export class PlanGatherer {
  private readonly sections: OpenSection[] = [];
  private readonly byTitle = new Map<string, OpenSection>();
  private current: OpenSection | null = null;
  private last: ActivityDraft | null = null;
  private readonly rowOfCode = new Map<string, number>();
  private readonly warnings: Warnings;

  constructor(warnings: Warnings) {
    this.warnings = warnings;
  }

  /** Headings and sheet names outside the tables. */
  openSection(text: string): void {
    const { code, rest, word } = takeCode(text);
    this.open(code?.text ?? null, word === null ? rest : text).heading = text;
  }

  addTable(table: CandidateTable, columns: Column[], context: PeriodContext): void {
    const rows = readRows({ ...table, columns });
    const merged = new MergedCells(rows, columns);
    for (const read of rows) {
      const carried = merged.at(read);
      if (read.kind === 'blank' || read.kind === 'header') continue;
      this.addRow(read, carried, columns, this.contextOf(read, context, columns));
    }
    this.last = null;
  }

  /** Headings under which the table's own sections came first: they are no sections. */
  emptyHeadings(): string[] {
    return this.sections.flatMap((open) => (open.heading !== null && open.drafts.length === 0 ? [open.heading] : []));
  }

  finish(): ParsedPlan['sections'] {
    const real = this.sections.filter((open) => open.heading === null || open.drafts.length > 0);
    return real.map(({ section, drafts }) => ({
      ...section,
      activities: drafts.map((draft) => readActivity(draft, this.warnings)),
    }));
  }

  private addRow(read: ReadRow, carried: (SourceCell | null)[], columns: Column[], context: PeriodContext): void {
    if (read.kind === 'totals') this.warnings.add('totalsRow', { row: read.row.number }, { text: textOf(read) });
    else if (read.kind === 'note') this.warnings.add('noteRow', { row: read.row.number }, { text: textOf(read) });
    else if (read.kind === 'section') {
      this.open(read.code?.text ?? null, wholeTitle(read));
      this.tellRestOfSection(read, columns);
      this.last = null;
    } else if (read.kind === 'step' && this.last)
      this.last.steps.push({ code: read.code?.text ?? '', title: read.title });
    else if (read.kind === 'continuation' || this.repeatsLast(read)) this.continueLast(read, columns);
    else this.addActivity(read, carried, columns, context);
  }

  /** A section carries a name only; a period or a sum on its row is told instead of lost. */
  private tellRestOfSection(read: ReadRow, columns: Column[]): void {
    if (read.sparse) return;
    for (const column of columns) {
      const text = squeeze(read.row.cells[column.index]?.text ?? '');
      if (text !== '' && column.field !== 'code' && column.field !== 'title')
        this.warnings.add('sectionCellLeftOut', { row: read.row.number, column: column.header }, { text });
    }
  }

  private addActivity(read: ReadRow, carried: (SourceCell | null)[], columns: Column[], context: PeriodContext): void {
    this.openColumnSection(read, carried, columns);
    const open = this.current ?? this.open(null, '');
    const draft = draftOf(read, columns, context);
    addCells(draft, read.row, carried, false);

    open.drafts.push(draft);
    this.last = draft;
    this.checkCode(read);
  }

  /** Formats that cannot merge cells repeat number and name on every row of the same activity. */
  private repeatsLast(read: ReadRow): boolean {
    if (!this.last || read.title === '' || read.sparse || read.code === null) return false;
    return this.last.title === read.title && this.last.code === read.code.text && this.last.columns.length > 2;
  }

  private continueLast(read: ReadRow, columns: Column[]): void {
    if (!this.last || this.last.columns !== columns) {
      this.warnings.add('rowNotUnderstood', { row: read.row.number }, { text: textOf(read) });
      return;
    }
    addCells(this.last, read.row, [], true);
    this.keepOtherSection(this.last, read, columns);
  }

  /** A row that goes on with an activity but names another section: the name is kept as a note, since nothing is lost. */
  private keepOtherSection(draft: ActivityDraft, read: ReadRow, columns: Column[]): void {
    const { code, title } = this.current?.section ?? { code: null, title: '' };
    for (const column of columns) {
      const cell = read.row.cells[column.index];
      if (column.field === 'section' && cell && lacksWords(cell.text, `${code ?? ''} ${title}`))
        addNote(draft, column, cell);
    }
  }

  private checkCode(read: ReadRow): void {
    if (!read.code) return;
    const first = this.rowOfCode.get(read.code.text);
    if (read.code.repaired) {
      const text = read.row.cells.map((cell) => squeeze(cell.text)).find((cell) => cell !== '') ?? '';
      this.warnings.add('codeRepaired', { row: read.row.number }, { text, code: read.code.text });
    }
    if (first === undefined) this.rowOfCode.set(read.code.text, read.row.number);
    else if (read.code.path.length > 1 || this.repeatsInSection(read.code.text))
      this.warnings.add('codeRepeated', { row: read.row.number }, { code: read.code.text, first });
  }

  /** Plain 1, 2, 3 may begin anew in each section. */
  private repeatsInSection(code: string): boolean {
    return (this.current?.drafts.filter((draft) => draft.code === code).length ?? 0) > 1;
  }

  private openColumnSection(read: ReadRow, carried: (SourceCell | null)[], columns: Column[]): void {
    const texts = columns
      .filter((column) => column.field === 'section')
      .map((column) => squeeze((carried[column.index] ?? read.row.cells[column.index])?.text ?? ''))
      .filter((text) => text !== '');
    if (texts.length === 0) return;
    const { code, rest } = takeCode(texts.join(' / '));
    const known = this.byTitle.get(fold(`${code?.text ?? ''} ${rest}`));
    if (known) this.current = known;
    else this.open(code?.text ?? null, rest);
  }

  private contextOf(read: ReadRow, context: PeriodContext, columns: Column[]): PeriodContext {
    const inSection = columns.some((column) => column.field === 'period')
      ? onlyYear(this.current?.section.title ?? '')
      : null;
    return inSection !== null && read.kind !== 'section' ? { ...context, year: inSection } : context;
  }

  private open(code: string | null, title: string): OpenSection {
    const opened: OpenSection = { section: { code, title, activities: [] }, drafts: [], heading: null };
    this.sections.push(opened);
    this.byTitle.set(fold(`${code ?? ''} ${title}`), opened);
    this.current = opened;
    return opened;
  }
}

/** A section has no place for notes: what its name and number do not tell stays in its name. */
function wholeTitle(read: ReadRow): string {
  const texts = new Set(read.row.cells.map((cell) => squeeze(cell.text)).filter((text) => text !== ''));
  const whole = [...texts].join(' ');
  const told = `${read.code?.text ?? ''} ${read.title}`;
  return read.sparse && lacksWords(whole, told) ? whole : read.title;
}

function textOf(read: ReadRow): string {
  return read.row.cells
    .map((cell) => squeeze(cell.text))
    .filter((text) => !isBlank(text))
    .join(' | ');
}

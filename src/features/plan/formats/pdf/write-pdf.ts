import { makePdf } from '#platform/pdf/pdf.ts';
import { type PlanTable, paragraphsOf, sectionCells, titleColumnOf, widthParts } from '../table.ts';

/** A4 across, the header row on every page, a section's row kept with what follows it. */
const template = `
#set document(title: if data.title == "" { data.unnamed } else { data.title })
#set page(
  paper: "a4", flipped: true, margin: (x: 17mm, top: 16mm, bottom: 16mm),
  footer: context [
    #set text(size: 8pt, fill: soft)
    #data.title #h(1fr) #counter(page).display() / #counter(page).final().first()
  ],
)
#set text(size: 8.5pt, hyphenate: true)
#show heading: it => block(below: 10pt, text(font: serif, weight: 600, size: 17pt, fill: forest, it.body))
#if data.title != "" { heading(level: 1, data.title) }
#let paragraphs(cell) = { for text in cell { block(above: 0pt, below: 3pt, text) } }
#if data.headers.len() > 0 { table(
  columns: data.widths.map(width => width * 1fr),
  stroke: 0.5pt + hairline,
  inset: (x: 4pt, y: 4pt),
  align: left + top,
  fill: (_, y) => if y == 0 { tint },
  table.header(..data.headers.map(text => strong(text))),
  ..data.rows.map(row => if row.section {
    row.cells.enumerate().map(((at, cell)) => table.cell(
      fill: rgb("#E6F0EB"), colspan: if at == row.cells.len() - 1 { row.span } else { 1 }, breakable: false,
      strong(cell.join(" ", default: "")),
    ))
  } else { row.cells.map(paragraphs) }).flatten()
) }
#for note in data.notes { block(above: 8pt, note) }
`;

export async function writePdf(table: PlanTable): Promise<Uint8Array> {
  const rows = table.sections.flatMap((section) => {
    const own = sectionCells(table, section);
    return [...(own ? [sectionRow(own)] : []), ...section.rows.map(({ cells }) => row(table, cells))];
  });
  const { bytes } = await makePdf({
    template,
    language: table.language,
    data: {
      unnamed: 'Kaja',
      title: paragraphsOf(table.title).join(' '),
      headers: table.columns.map((column) => paragraphsOf(column.header).join(' ')),
      widths: widthParts(table.columns),
      rows,
      notes: table.notes ?? [],
    },
  });
  return bytes;
}

function row(table: PlanTable, cells: readonly string[]) {
  return { section: false, span: 1, cells: table.columns.map((_, at) => paragraphsOf(cells[at])) };
}

/** Its title reaches over the columns behind it. */
function sectionRow(texts: readonly string[]) {
  const last = titleColumnOf(texts);
  return {
    section: true,
    span: texts.length - last,
    cells: texts.slice(0, last + 1).map((text) => paragraphsOf(text)),
  };
}

/** A4 upright, one page: what the board looks at before it talks. Colour is never alone, each state has its word. */
export const boardSheetTemplate = `
#set document(title: data.title)
#set page(
  paper: "a4", margin: (x: 15mm, top: 13mm, bottom: 13mm),
  footer: text(size: 7.5pt, fill: soft)[#data.foot #h(1fr) #context [#counter(page).display()]],
  footer-descent: 3mm,
)
#set text(size: 9.5pt, hyphenate: true)
#set par(leading: 0.55em, spacing: 0.7em)
#let colour = (met: moss, on-track: forest, at-risk: rye, missed: berry, unmeasured: soft)
#show heading.where(level: 1): it => block(above: 12pt, below: 7pt, text(font: serif, weight: 600, size: 20pt, fill: forest, it.body))
#show heading.where(level: 2): it => block(above: 13pt, below: 7pt, text(font: serif, weight: 600, size: 13pt, fill: ink, it.body))
#show heading.where(level: 3): it => block(above: 9pt, below: 5pt, text(weight: 600, size: 9.5pt, fill: soft, it.body))

#text(size: 8.5pt, fill: soft)[#data.organisation #h(1fr) #data.asOf]
#heading(level: 1, data.title)
#text(size: 10pt, data.period)

#let fact(item) = block(width: 100%, [
  #text(size: 8pt, fill: soft, item.label) \\
  #text(weight: 600, item.value)
  #if item.note != "" [ \\ #text(size: 8pt, fill: soft, item.note)]
  #if item.share != none { pdf.artifact(block(above: 3pt, width: 100%, height: 3.5pt, radius: 2pt, fill: hairline, align(left, rect(width: item.share * 100%, height: 3.5pt, radius: 2pt, fill: forest)))) }
])
#block(above: 10pt, below: 0pt, inset: (x: 10pt, y: 8pt), fill: tint, radius: 4pt, width: 100%,
  grid(columns: data.facts.map(_ => 1fr), column-gutter: 12pt, ..data.facts.map(fact)))

#heading(level: 2, data.words.indicators)
#grid(columns: data.states.map(_ => 1fr), column-gutter: 6pt, ..data.states.map(state => block(
  width: 100%, inset: (x: 7pt, y: 6pt), radius: 4pt, stroke: (left: 3pt + colour.at(state.key), rest: 0.5pt + hairline),
  [#text(size: 16pt, weight: 600, fill: colour.at(state.key), state.count) #h(2pt) #text(size: 9pt, state.word)]
)))

#let item(one) = block(above: 0pt, below: 5pt, width: 100%, par(hanging-indent: 7pt)[
  #if one.state != "" { text(weight: 600, fill: colour.at(one.key, default: ink), one.state + ": ") }
  #one.text
  #if one.note != "" { text(fill: soft, " " + one.note) }
])
#let part(one) = {
  heading(level: 3, one.title)
  if one.items.len() == 0 { text(fill: soft, one.empty) }
  for line in one.items { item(line) }
  if one.more != "" { text(size: 8pt, fill: soft, one.more) }
}
#v(7pt)
#grid(columns: (1fr, 1fr), column-gutter: 16pt,
  { heading(level: 2, data.words.needs); for one in data.needs { part(one) } },
  { heading(level: 2, data.words.changed); for one in data.changed { part(one) } },
)

#heading(level: 2, data.words.money)
#if data.money.len() == 0 { text(fill: soft, data.words.noMoney) } else {
  let sums(one) = table(
    columns: (1fr, auto, auto, auto), stroke: (x, y) => (bottom: 0.5pt + hairline), inset: (x: 3pt, y: 3.2pt),
    align: (x, _) => if x == 0 { left + horizon } else { right + horizon },
    table.header(..one.headers.map(word => text(size: 8pt, weight: 600, fill: soft, word))),
    ..one.rows.map(row => row.enumerate().map(((at, cell)) => if at == 0 { cell } else { box(cell) })).flatten()
  )
  grid(columns: data.money.map(_ => 1fr), column-gutter: 14pt, ..data.money.map(sums))
}
`;

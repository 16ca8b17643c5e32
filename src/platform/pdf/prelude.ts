/** What every document begins with: its data, our fonts, the colours of the house as they print. */
export const prelude = `
#let data = json(bytes(sys.inputs.data))
#let ink = rgb("#1D2A26")
#let soft = rgb("#55635D")
#let hairline = rgb("#CFC9BB")
#let forest = rgb("#1F5C4A")
#let tint = rgb("#F4F1E8")
#let berry = rgb("#A6324A")
#let rye = rgb("#8A5A10")
#let moss = rgb("#436A20")
#let cornflower = rgb("#3A5FA9")
#let serif = ("Source Serif 4", "Libertinus Serif")
#set text(lang: data.language, font: ("Source Sans 3", "DejaVu Sans Mono", "New Computer Modern"), size: 9.5pt, fill: ink, number-type: "lining")
#set par(leading: 0.55em, spacing: 0.7em)
`;

/**
 * The one stylesheet of the product's own pages, served at `/assets/page.css`. Colours are the tokens of the house;
 * every pair of text and ground keeps 4.5:1 in both themes.
 */
export const pageStylesheet = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf6; --raised: #ffffff; --line: #e4e0d6; --edge: #8a948f;
  --ink: #1d2a26; --soft: #55635d;
  --forest: #1f5c4a; --forest-hover: #174638; --forest-tint: #e6f0eb; --on-forest: #ffffff;
  --cornflower-tint: #e8eef8; --rye-tint: #fbf1dd; --berry: #a6324a; --berry-tint: #fae9ec;
  --shadow: 0 1px 2px rgb(29 42 38 / 6%), 0 6px 24px rgb(29 42 38 / 7%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #141c19; --raised: #1c2622; --line: #33403a; --edge: #7d8a84;
    --ink: #ece9e0; --soft: #a9b5af;
    --forest: #7cc4a9; --forest-hover: #9ad5be; --forest-tint: #1e3a30; --on-forest: #10201a;
    --cornflower-tint: #22304a; --rye-tint: #3d3118; --berry: #f09aab; --berry-tint: #40202a;
    --shadow: none;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { font: 17px/1.5 'Source Sans 3 Variable', 'Source Sans 3', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); }
main { max-width: 30rem; margin: 0 auto; padding: 2.5rem 1rem 4rem; }
main.wide { max-width: 52rem; }
.brand { margin: 0 0 1.5rem; font-family: 'Source Serif 4 Variable', 'Source Serif 4', Georgia, serif; font-size: 1.35rem; font-weight: 600; color: var(--forest); }
.card { background: var(--raised); border: 1px solid var(--line); border-radius: 8px; box-shadow: var(--shadow); padding: 1.5rem; margin: 0 0 1.25rem; }
h1 { font-size: 1.65rem; line-height: 1.2; margin: 0 0 .75rem; text-wrap: balance; }
h2 { font-size: 1.24rem; line-height: 1.2; margin: 0 0 .75rem; }
p { margin: 0 0 1rem; }
.card > :last-child, form > :last-child { margin-bottom: 0; }
form:not(:last-child), details:not(:last-child) { margin-bottom: 1.1rem; }
.soft { color: var(--soft); }
small, .small { font-size: .88rem; }
a { color: var(--forest); text-underline-offset: .18em; }
a:hover { color: var(--forest-hover); }
:focus-visible { outline: 2px solid var(--forest); outline-offset: 2px; border-radius: 4px; }
label, legend { display: block; font-weight: 600; margin: 0 0 .25rem; padding: 0; }
.hint { display: block; color: var(--soft); font-size: .88rem; margin: 0 0 .35rem; }
.field { margin: 0 0 1.1rem; border: 0; padding: 0; min-width: 0; }
input:not([type='radio']), select {
  width: 100%; min-height: 44px; padding: .5rem .75rem; font: inherit; color: inherit;
  background: var(--paper); border: 1px solid var(--edge); border-radius: 8px;
}
input[aria-invalid='true'] { border-color: var(--berry); border-width: 2px; }
.wrong { display: block; color: var(--berry); font-size: .94rem; margin: .3rem 0 0; }
.choices { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; }
.choices label { display: flex; align-items: center; gap: .5rem; min-height: 44px; font-weight: 400; margin: 0; }
input[type='radio'] { width: 1.15rem; height: 1.15rem; accent-color: var(--forest); margin: 0; }
button, .button {
  display: inline-block; min-height: 44px; padding: .6rem 1.25rem; font: inherit; font-weight: 600; line-height: 1.3;
  color: var(--on-forest); background: var(--forest); border: 1px solid transparent; border-radius: 8px; cursor: pointer; text-decoration: none;
}
button:hover, .button:hover { background: var(--forest-hover); color: var(--on-forest); }
button.quiet, .button.quiet { color: var(--forest); background: transparent; border-color: var(--edge); }
button.quiet:hover, .button.quiet:hover { background: var(--forest-tint); color: var(--forest); }
button.link { min-height: 0; padding: 0; border: 0; background: none; color: var(--forest); font-weight: 400; text-decoration: underline; text-underline-offset: .18em; }
.full { width: 100%; text-align: center; }
summary { cursor: pointer; color: var(--forest); padding: .35rem 0; }
details[open] > summary { margin-bottom: .75rem; }
.note { background: var(--cornflower-tint); border-radius: 8px; padding: .75rem 1rem; margin: 0 0 1.25rem; }
.note.warn { background: var(--rye-tint); }
.note.bad { background: var(--berry-tint); }
.people { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; }
.people button { width: 100%; text-align: left; display: grid; gap: .1rem; }
.people span { font-weight: 400; color: var(--soft); }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0 0 1.25rem; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.languages { display: flex; gap: 1rem; font-size: .94rem; margin: 0; }
.languages strong { font-weight: 600; }
.letters { list-style: none; margin: 0; padding: 0; }
.letters li { border-top: 1px solid var(--line); padding: .75rem 0; overflow-wrap: anywhere; }
.letters li:first-child { border-top: 0; }
ol.steps, ol.codes { margin: 0 0 1rem; padding-left: 1.6rem; }
.codes { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: .25rem 1.5rem; }
.acts { display: flex; flex-wrap: wrap; gap: .5rem; }
.qr { display: block; margin: 0 auto; max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 8px; }
code { font-size: .94rem; overflow-wrap: anywhere; }
iframe { width: 100%; height: 34rem; border: 1px solid var(--line); border-radius: 8px; background: #fbfaf6; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; font-size: .94rem; margin: 0; }
@media (max-width: 24rem) { main { padding-top: 1.5rem; } .card { padding: 1.1rem; } }
@media (prefers-reduced-motion: no-preference) { button, .button { transition: background-color 120ms; } }
@media print { .languages, form, .acts, .button { display: none; } }
`;

/** Of the pages for people without an account; colours are the tokens of the house, each pair at least 4.5:1. */
export const planPageStylesheet = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf6; --raised: #ffffff; --line: #e4e0d6; --ink: #1d2a26; --soft: #55635d; --forest: #1f5c4a;
  --moss: #436a20; --moss-tint: #edf4e3; --forest-tint: #e6f0eb; --rye: #8a5a10; --rye-tint: #fbf1dd;
  --berry: #a6324a; --berry-tint: #fae9ec; --stone-tint: #eeebe2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #141c19; --raised: #1c2622; --line: #33403a; --ink: #ece9e0; --soft: #a9b5af; --forest: #7cc4a9;
    --moss: #b5d68f; --moss-tint: #26361a; --forest-tint: #1e3a30; --rye: #e9bd6d; --rye-tint: #3d3118;
    --berry: #f09aab; --berry-tint: #40202a; --stone-tint: #2b332f;
  }
}
* { box-sizing: border-box; }
html { font: 17px/1.5 'Source Sans 3 Variable', 'Source Sans 3', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); }
main { max-width: 46rem; margin: 0 auto; padding: 0 1rem 4rem; }
.top { max-width: 46rem; margin: 0 auto; padding: 1rem 1rem 0; text-align: right; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: .5rem; background: var(--raised); padding: .5rem .75rem; }
h1, h2, h3, .organisation { font-family: 'Source Serif 4 Variable', 'Source Serif 4', Georgia, serif; line-height: 1.2; text-wrap: balance; overflow-wrap: anywhere; }
.organisation { color: var(--forest); font-weight: 600; font-size: 1.15rem; margin: .5rem 0 1rem; }
h1 { font-size: clamp(1.55rem, 6vw, 2.1rem); margin: 0 0 .5rem; }
h1, h2, h3 { hyphens: auto; }
h2 { font-size: 1.5rem; margin: 2.5rem 0 .75rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.2rem; margin: 0 0 .5rem; }
h4 { font-size: 1rem; margin: 1rem 0 .25rem; }
p { margin: 0 0 .5rem; max-width: 72ch; overflow-wrap: anywhere; }
a { color: var(--forest); text-underline-offset: .18em; }
:focus-visible { outline: 2px solid var(--forest); outline-offset: 2px; border-radius: 4px; }
.soft { color: var(--soft); }
article { background: var(--raised); border: 1px solid var(--line); border-radius: 8px; padding: 1.1rem 1.25rem; margin: 0 0 1rem; }
ul { margin: 0; padding: 0 0 0 1.2rem; }
li { margin: 0 0 .35rem; overflow-wrap: anywhere; }
.counts { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem; }
.counts li { border: 1px solid var(--line); border-left-width: 4px; border-radius: 8px; background: var(--raised); padding: .35rem .75rem; margin: 0; }
.counts strong { font-size: 1.25rem; font-variant-numeric: tabular-nums; }
.state { display: inline-block; border-radius: 6px; padding: 0 .45rem; font-size: .9rem; font-weight: 600; background: var(--stone-tint); color: var(--ink); }
.state.done, .state.met { background: var(--moss-tint); color: var(--moss); }
.state.in-progress, .state.on-track { background: var(--forest-tint); color: var(--forest); }
.state.at-risk, .state.waiting { background: var(--rye-tint); color: var(--rye); }
.state.missed, .state.late { background: var(--berry-tint); color: var(--berry); }
.counts .met { border-left-color: var(--moss); } .counts .on-track { border-left-color: var(--forest); }
.counts .at-risk { border-left-color: var(--rye); } .counts .missed { border-left-color: var(--berry); }
.reason { display: block; color: var(--soft); font-size: .94rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: .4rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; }
th:first-child { text-align: left; font-weight: 400; overflow-wrap: anywhere; }
thead th, tfoot th, tfoot td { font-weight: 600 !important; }
@media print {
  html { font-size: 10.5pt; }
  body { background: #fff; color: #000; }
  .top, .skip { display: none; }
  article { break-inside: avoid; border-color: #bbb; }
  h2, h3 { break-after: avoid; }
}
`;

import { orchard } from './orchard.ts';

/** A file of the orchard with something added at its end. */
function longer(path: string, addition: string): Record<string, string> {
  return { [path]: `${orchard[path]}${addition}` };
}

const orchardTexts = (language: string) => `src/features/orchard/texts/${language}.json`;
const english = (change: (texts: string) => string) => ({
  [orchardTexts('en')]: change(orchard[orchardTexts('en')] ?? ''),
});

export interface Violation {
  name: string;
  wall: string;
  /** The reason that a person must read. */
  says: RegExp;
  /** Files over those of the orchard; null takes one away. */
  changes: Record<string, string | null>;
}

/** One way to break each rule of each wall. */
export const violations: readonly Violation[] = [
  {
    name: 'platform imports a feature',
    wall: 'boundaries',
    says: /platform could ship in another product/,
    changes: { 'src/platform/db/trees.ts': "import '#features/orchard/reads.ts';\n" },
  },
  {
    name: 'a feature imports one that its manifest does not name',
    wall: 'boundaries',
    says: /orchard\/feature\.ts does not name market in dependsOn/,
    changes: longer('src/features/orchard/reads.ts', "export * from '#features/market/writes.ts';\n"),
  },
  {
    name: 'a feature reaches into the inside of another',
    wall: 'boundaries',
    says: /of another room only contract, access, reads, writes/,
    changes: longer('src/features/market/writes.ts', "export * from '#features/orchard/errors.ts';\n"),
  },
  {
    name: 'the order inside a room is turned round',
    wall: 'boundaries',
    says: /contract may import nothing of its room/,
    changes: longer('src/features/orchard/contract.ts', "export { listTrees } from './reads.ts';\n"),
  },
  {
    name: 'somebody imports main',
    wall: 'boundaries',
    says: /nobody imports main/,
    changes: { 'src/platform/db/served.ts': "import '#main/serve.ts';\n" },
  },
  {
    name: 'a screen drags the database driver into the browser',
    wall: 'boundaries',
    says: /pg would reach the browser: src\/ui\/words\.ts → src\/platform\/db\/database\.ts/,
    changes: longer('src/ui/words.ts', "export { ask } from '#platform/db/database.ts';\n"),
  },
  {
    name: 'another room is reached by ../',
    wall: 'boundaries',
    says: /reached by its alias/,
    changes: longer('src/features/market/writes.ts', "export * from '../orchard/contract.ts';\n"),
  },
  {
    name: 'the tree is empty',
    wall: 'boundaries',
    says: /saw only 0 modules/,
    changes: Object.fromEntries(Object.keys(orchard).map((path) => [path, null])),
  },
  {
    name: 'two files import each other',
    wall: 'cycles',
    says: /words\.ts → src\/ui\/verbs\.ts → src\/ui\/words\.ts|verbs\.ts → src\/ui\/words\.ts → src\/ui\/verbs\.ts/,
    changes: {
      ...longer('src/ui/words.ts', "export { verb } from './verbs.ts';\n"),
      'src/ui/verbs.ts': "import { t } from './words.ts';\n\nexport const verb = t('verb');\n",
    },
  },
  {
    name: 'two rooms import each other',
    wall: 'cycles',
    says: /src\/features\/market → src\/features\/orchard → src\/features\/market/,
    changes: longer('src/features/orchard/reads.ts', "export * from '#features/market/feature.ts';\n"),
  },
  {
    name: 'a room has a file of another name',
    wall: 'vocabulary',
    says: /a room holds only: README\.md feature\.ts/,
    changes: { 'src/features/orchard/manager.ts': 'export {};\n' },
  },
  {
    name: 'a folder is called utils',
    wall: 'vocabulary',
    says: /"utils" is no name here/,
    changes: { 'src/platform/utils/text.ts': 'export {};\n' },
  },
  {
    name: 'a barrel',
    wall: 'vocabulary',
    says: /barrels hide where a thing lives/,
    changes: { 'src/platform/db/index.ts': 'export {};\n' },
  },
  {
    name: 'a room without README',
    wall: 'vocabulary',
    says: /orchard has no README\.md/,
    changes: { 'src/features/orchard/README.md': null },
  },
  {
    name: 'a file of 401 lines',
    wall: 'sizes',
    says: /401 lines, at most 400/,
    changes: { 'src/ui/long.ts': 'export {};\n'.repeat(401) },
  },
  {
    name: 'a function of 61 lines',
    wall: 'sizes',
    says: /grow has 61 lines, a function at most 60/,
    changes: { 'src/ui/long.ts': `export function grow() {\n${'  grow();\n'.repeat(59)}}\n` },
  },
  {
    name: 'a component of 121 lines',
    wall: 'sizes',
    says: /Tree has 121 lines, a component at most 120/,
    changes: { 'src/ui/long.tsx': `export const Tree = () => {\n${'  Tree();\n'.repeat(119)}};\n` },
  },
  {
    name: 'the database driver outside its door',
    wall: 'doors',
    says: /the database driver has one door/,
    changes: { 'src/features/orchard/writes.ts': "import pg from 'pg';\n\nexport const pool = new pg.Pool();\n" },
  },
  {
    name: 'a letter past the outbox',
    wall: 'doors',
    says: /SMTP has one door/,
    changes: { 'src/platform/http/letter.ts': "import 'nodemailer';\n" },
  },
  {
    name: 'the environment read twice',
    wall: 'doors',
    says: /process\.env has one door/,
    changes: longer('src/platform/db/database.ts', 'export const url = process.env.DATABASE_URL;\n'),
  },
  {
    name: 'a request to the outside',
    wall: 'doors',
    says: /fetch\(\) has one door/,
    changes: longer(
      'src/features/orchard/reads.ts',
      "export const weather = () => fetch('https://weather.example');\n",
    ),
  },
  {
    name: 'a rule that looks at the clock',
    wall: 'doors',
    says: /rules\.ts:1 .*the present moment has one door/,
    changes: { 'src/features/orchard/rules.ts': 'export const isRipe = (at: Date) => at < new Date();\n' },
  },
  {
    name: 'ids by chance',
    wall: 'doors',
    says: /chance has one door/,
    changes: longer('src/features/orchard/reads.ts', 'export const id = () => crypto.randomUUID();\n'),
  },
  {
    name: 'a scope made by somebody who is no gate',
    wall: 'doors',
    says: /openScope\(\) has one door/,
    changes: longer('src/features/orchard/reads.ts', "export { openScope as anybody } from '#platform/db/scope.ts';\n"),
  },
  {
    name: "another room's table in a query",
    wall: 'tables',
    says: /writes\.ts:\d+ .*table tree belongs to orchard/,
    changes: longer('src/features/market/writes.ts', 'export const sql = `select 1 from public."tree"`;\n'),
  },
  {
    name: "another room's table in the query builder",
    wall: 'tables',
    says: /table tree belongs to orchard/,
    changes: longer('src/features/market/writes.ts', "export const q = (db: any) => db.selectFrom('tree as t');\n"),
  },
  {
    name: "another room's table in a migration",
    wall: 'tables',
    says: /change it in a migration of orchard/,
    changes: longer('migrations/0002-market-stalls.sql', 'alter table tree add column price integer;\n'),
  },
  {
    name: 'a gap in the migrations',
    wall: 'migrations',
    says: /number 4 should be 3/,
    changes: { 'migrations/0004-market-prices.sql': 'select 1;\n' },
  },
  {
    name: 'a trigger',
    wall: 'migrations',
    says: /no triggers/,
    changes: longer(
      'migrations/0002-market-stalls.sql',
      'create trigger ring after insert on stall execute function ring();\n',
    ),
  },
  {
    name: 'a text in one language only',
    wall: 'texts',
    says: /title is in .*et\.json and not here/,
    changes: english((texts) => texts.replace('"title": "Trees",\n', '')),
  },
  {
    name: 'an empty text',
    wall: 'texts',
    says: /title is empty/,
    changes: english((texts) => texts.replace('"Trees"', '""')),
  },
  {
    name: 'a missing plural form',
    wall: 'texts',
    says: /count_other lacks its form _one/,
    changes: english((texts) => texts.replace('"count_one": "{{count}} tree",\n', '')),
  },
  {
    name: 'another placeholder',
    wall: 'texts',
    says: /count does not use \{\{count\}\}/,
    changes: english((texts) => texts.replaceAll('{{count}}', '{{number}}')),
  },
  {
    name: 'a key that is no text',
    wall: 'texts',
    says: /no text "titel" in orchard/,
    changes: longer('src/features/orchard/admin/trees.tsx', "export const other = t('titel');\n"),
  },
  {
    name: 'a text that nobody asks for',
    wall: 'texts',
    says: /count_one is asked for nowhere/,
    changes: {
      'src/features/orchard/admin/trees.tsx':
        "import { t } from '#ui/words.ts';\n\nexport const heading = [t('title')];\n",
    },
  },
  {
    name: 'an error code without sentence',
    wall: 'texts',
    says: /errors\.tree_is_felled is missing/,
    changes: {
      'src/features/orchard/errors.ts': "export const orchardErrors = { tree_is_felled: 'conflict' } as const;\n",
    },
  },
  {
    name: 'a sentence in the code',
    wall: 'literals',
    says: /"Ripe apples" stands in the code/,
    changes: { 'src/features/orchard/admin/sign.tsx': 'export const Sign = () => <p>Ripe apples</p>;\n' },
  },
  {
    name: 'a label in the code',
    wall: 'literals',
    says: /"Pick" stands in the code/,
    changes: { 'src/features/orchard/admin/sign.tsx': 'export const Sign = () => <input aria-label="Pick" />;\n' },
  },
  {
    name: 'a code that nobody declared',
    wall: 'refusals',
    says: /tree_is_asleep is declared in no errors\.ts/,
    changes: longer('src/features/orchard/reads.ts', "export const no = () => new Refusal('tree_is_asleep');\n"),
  },
  {
    name: 'a code that nobody throws',
    wall: 'refusals',
    says: /tree_not_found is declared and nobody throws it/,
    changes: { 'src/features/orchard/rules.ts': null },
  },
  {
    name: 'a link to nowhere',
    wall: 'links',
    says: /README\.md:\d+ .*docs\/missing\.md does not exist/,
    changes: longer('README.md', '\nSee [more](docs/missing.md).\n'),
  },
  {
    name: 'a path of one machine',
    wall: 'leaks',
    says: /README\.md:\d+ .*a path of one machine/,
    changes: longer('README.md', `\nSee /${'work'}/main.\n`),
  },
  {
    name: 'a list in the docs that is out of date',
    wall: 'generated lists',
    says: /the list "rooms" is out of date: npm run check -- --write/,
    changes: { 'src/features/market/README.md': '# Market\n\nBuys and sells.\n' },
  },
  {
    name: 'a careless line',
    wall: 'format and lint',
    says: /noDebugger/,
    changes: longer('src/ui/words.ts', 'debugger;\n'),
  },
  {
    name: 'a file in another format',
    wall: 'format and lint',
    says: /differs from formatting output/,
    changes: longer('src/ui/words.ts', 'export   const x = "1"\n'),
  },
  {
    name: 'a type that does not fit',
    wall: 'types',
    says: /TS2322/,
    changes: longer('src/ui/words.ts', "export const count: number = 'one';\n"),
  },
  {
    name: 'a file that nobody imports',
    wall: 'dead code',
    says: /src\/ui\/left-over\.ts .*unused files/,
    changes: { 'src/ui/left-over.ts': 'export const left = 1;\n' },
  },
];

import { copyFileSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const repository = join(import.meta.dirname, '../..');

/** A tiny product that keeps every rule: two rooms, one table. The test plants one violation at a time in it. */
export const orchard: Readonly<Record<string, string>> = {
  '.gitignore': 'node_modules/\n',
  'package.json': `{
  "name": "orchard",
  "version": "0.0.0",
  "private": true,
  "type": "module",
  "imports": {
    "#platform/*": "./src/platform/*",
    "#features/*": "./src/features/*",
    "#ui/*": "./src/ui/*"
  },
  "dependencies": {
    "pg": "8.23.1"
  },
  "devDependencies": {
    "@types/pg": "8.23.1",
    "@types/node": "24.19.2"
  }
}
`,
  'knip.json': `{
  "entry": ["src/platform/config/config.ts", "src/main/serve.ts", "src/main/admin/main.tsx"],
  "project": ["src/**/*.{ts,tsx}"]
}
`,
  'README.md': `# Orchard

<!-- generated:rooms -->

| room | what for | stands on |
| --- | --- | --- |
| [market](src/features/market/README.md) | Sells what was picked. | orchard |
| [orchard](src/features/orchard/README.md) | Knows the trees. | – |

<!-- /generated -->

<!-- generated:configuration -->

| variable | without it | meaning |
| --- | --- | --- |
| \`PORT\` | \`3000\` | Where it listens. |

<!-- /generated -->
`,
  'migrations/0001-orchard-trees.sql': `create table tree (
  organisation_id uuid not null,
  id uuid not null,
  name text not null,
  primary key (organisation_id, id)
);
alter table tree enable row level security;
create policy scope on tree using (organisation_id = (select nullif(current_setting('kaja.organisation_id', true), '')::uuid));
`,
  'migrations/0002-market-stalls.sql': `create table stall (
  organisation_id uuid not null,
  id uuid not null,
  tree_id uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, tree_id) references tree (organisation_id, id)
);
alter table stall enable row level security;
create policy scope on stall using (organisation_id = (select nullif(current_setting('kaja.organisation_id', true), '')::uuid));
`,
  'src/main/serve.ts': `import { market } from '#features/market/feature.ts';
import { orchard } from '#features/orchard/feature.ts';
import { port } from '#platform/config/config.ts';

export const served = { port: port(), features: [orchard, market] };
`,
  'src/main/admin/main.tsx': `import { heading } from '#features/orchard/admin/trees.tsx';

export const title = heading;
`,
  'src/platform/config/config.ts': `export const configurationVariables = [{ name: 'PORT', default: '3000', meaning: 'Where it listens.' }];

export function port(): number {
  return Number(process.env[configurationVariables[0]?.name ?? ''] ?? 3000);
}
`,
  'src/platform/db/database.ts': `import pg from 'pg';

export async function ask(text: string): Promise<unknown[]> {
  const client = new pg.Client();
  return (await client.query(text)).rows;
}
`,
  'src/ui/words.ts': `export function t(key: string): string {
  return key;
}
`,
  'src/features/orchard/README.md': '# Orchard\n\nKnows the trees.\n',
  'src/features/orchard/contract.ts': `export interface Tree {
  id: string;
  name: string;
}
`,
  'src/features/orchard/errors.ts': "export const orchardErrors = { tree_not_found: 'not_found' } as const;\n",
  'src/features/orchard/reads.ts': `import { ask } from '#platform/db/database.ts';
import type { Tree } from './contract.ts';

export async function listTrees(): Promise<Tree[]> {
  return (await ask('select id, name from tree')) as Tree[];
}
`,
  'src/features/orchard/rules.ts': "export const refused = (found: boolean) => (found ? null : 'tree_not_found');\n",
  'src/features/orchard/texts/et.json': `{
  "title": "Puud",
  "count_one": "{{count}} puu",
  "count_other": "{{count}} puud",
  "errors": { "tree_not_found": "Seda puud ei ole." }
}
`,
  'src/features/orchard/texts/en.json': `{
  "title": "Trees",
  "count_one": "{{count}} tree",
  "count_other": "{{count}} trees",
  "errors": { "tree_not_found": "There is no such tree." }
}
`,
  'src/features/orchard/admin/trees.tsx': `import { t } from '#ui/words.ts';

export const heading = [t('title'), t('count')];
`,
  'src/features/orchard/feature.ts': `import { orchardErrors } from './errors.ts';
import { listTrees } from './reads.ts';
import { refused } from './rules.ts';

export const orchard = { name: 'orchard', dependsOn: [], errors: orchardErrors, reads: { listTrees }, refused };
`,
  'src/features/market/README.md': '# Market\n\nSells what was picked.\n',
  'src/features/market/writes.ts': `import { listTrees } from '#features/orchard/reads.ts';

export async function openStall(): Promise<number> {
  return (await listTrees()).length;
}
`,
  'src/features/market/feature.ts': `import { openStall } from './writes.ts';

export const market = { name: 'market', dependsOn: ['orchard'], writes: { openStall } };
`,
};

/** Writes the orchard into a new folder, with `changes` over it; null takes a file away. */
export function plantOrchard(changes: Readonly<Record<string, string | null>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'kaja-check-'));
  for (const [path, text] of Object.entries({ ...orchard, ...changes })) {
    if (text === null) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const shared of ['tsconfig.json', 'biome.json']) copyFileSync(join(repository, shared), join(root, shared));
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  return root;
}

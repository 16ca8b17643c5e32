import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding, Wall } from '../finding.ts';
import type { Project } from '../project.ts';
import { makers } from './makers.ts';

/** `<!-- generated:rooms -->` … `<!-- /generated -->` in a document is written by the maker of that name. */
const marker = /<!-- generated:([a-z-]+) -->\n([\s\S]*?)<!-- \/generated -->/g;

export const generatedLists: Wall = { name: 'generated lists', findings: listFindings };

async function listFindings(project: Project): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const path of documentsOf(project)) {
    const text = project.text(path);
    for (const match of text.matchAll(marker)) {
      const name = match[1] ?? '';
      const line = text.slice(0, match.index).split('\n').length;
      if (!makers[name]) {
        const known = Object.keys(makers).join(', ');
        findings.push({
          path,
          line,
          rule: 'generated',
          message: `nobody makes the list "${name}"; there are ${known}`,
        });
      } else if ((await made(project, name)) !== match[2]) {
        findings.push({
          path,
          line,
          rule: 'generated',
          message: `the list "${name}" is out of date: npm run check -- --write`,
        });
      }
    }
  }
  return findings;
}

/** Rewrites every list and says which documents changed. */
export async function writeLists(project: Project): Promise<string[]> {
  const changed: string[] = [];
  for (const path of documentsOf(project)) {
    const before = project.text(path);
    let after = before;
    for (const [block, name = ''] of before.matchAll(marker)) {
      if (!makers[name]) continue;
      const list = await made(project, name);
      after = after.replace(block, () => `<!-- generated:${name} -->\n${list}<!-- /generated -->`);
    }
    if (after === before) continue;
    writeFileSync(join(project.root, path), after);
    changed.push(`${path} rewritten`);
  }
  return changed;
}

async function made(project: Project, name: string): Promise<string> {
  const lines = (await makers[name]?.(project)) ?? [];
  return lines.length === 0 ? '' : `\n${lines.join('\n')}\n\n`;
}

function documentsOf(project: Project): string[] {
  return project.paths.filter((path) => path.endsWith('.md') && !path.startsWith('tools/'));
}

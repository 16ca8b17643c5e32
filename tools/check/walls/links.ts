import { posix } from 'node:path';
import type { Finding, Wall } from '../finding.ts';
import type { Project } from '../project.ts';

/** A link or picture in a document leads to something that exists. */
export const links: Wall = {
  name: 'links',
  findings: (project) =>
    project.paths.filter((path) => path.endsWith('.md')).flatMap((path) => brokenIn(project, path)),
};

const link = /\]\(([^()\s]+)\)/g;

function brokenIn(project: Project, path: string): Finding[] {
  const text = project.text(path).replace(/```[\s\S]*?```|`[^`\n]*`/g, (code) => code.replace(/[^\n]/g, ' '));
  return [...text.matchAll(link)].flatMap((match) => {
    const target = (match[1] ?? '').replace(/#.*$/, '');
    if (target === '' || /^[a-z]+:/.test(target)) return [];
    const wanted = posix.join(posix.dirname(path), target).replace(/\/$/, '');
    if (project.paths.some((other) => other === wanted || other.startsWith(`${wanted}/`))) return [];
    const line = text.slice(0, match.index).split('\n').length;
    return [{ path, line, rule: 'link', message: `${target} does not exist` }];
  });
}

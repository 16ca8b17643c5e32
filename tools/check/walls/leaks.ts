import type { Finding, Wall } from '../finding.ts';
import type { Project } from '../project.ts';

// Written in halves, so that this file does not find itself.
const patterns: readonly { pattern: RegExp; what: string }[] = [
  { pattern: new RegExp(`(^|[\\s"'\`(=:])/${'wor'}k/`), what: 'a path of one machine' },
  { pattern: /(^|[\s"'`(=:])\/(Users|home\/(?!kaja\b)\w+)\//, what: 'a path of one machine' },
  { pattern: new RegExp(`https?://[^\\s"'/]*${'regis'}try[^\\s"'/]*`, 'i'), what: 'the host of a package registry' },
  { pattern: new RegExp(`\\b${'regis'}try\\.[a-z-]+\\.(org|com|net)\\b`, 'i'), what: 'the host of a package registry' },
  {
    pattern: new RegExp(`\\b(${'Clau'}de|${'Anthro'}pic|Chat${'GPT'}|${'Open'}AI|${'Copi'}lot)\\b`, 'i'),
    what: 'the name of a writing tool',
  },
  { pattern: new RegExp(`-----BEGIN ${'[A-Z ]*PRIV'}ATE KEY`), what: 'a private key' },
  { pattern: new RegExp(`\\b(${'TO'}DO|${'FIX'}ME|${'XX'}X)\\b`), what: 'unfinished work; open an issue or finish it' },
];

const readable = /\.(ts|tsx|js|mjs|json|md|sql|sh|css|html|yml|yaml)$|^bin\/|^\.ci\//;

export const leaks: Wall = {
  name: 'leaks',
  findings: (project) => project.paths.flatMap((path) => inFile(project, path)),
};

function inFile(project: Project, path: string): Finding[] {
  if (!readable.test(path)) return [];
  return project
    .text(path)
    .split('\n')
    .flatMap((line, index) =>
      patterns
        .filter((leak) => leak.pattern.test(line))
        .map((leak) => ({
          path,
          line: index + 1,
          rule: 'leak',
          message: `${leak.what} does not belong into the repository`,
        })),
    );
}

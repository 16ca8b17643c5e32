import type { Finding, Wall } from '../finding.ts';
import { placeOf } from '../places.ts';
import type { Project } from '../project.ts';

const pieces = {
  file: ['README.md', 'feature.ts', 'errors.ts'],
  fileOrFolder: ['contract', 'tables', 'rules', 'access', 'reads', 'writes', 'jobs', 'work', 'routes', 'builders'],
  folder: ['mails', 'pages', 'admin', 'formats', 'templates', 'texts', 'demo'],
} as const;

const bannedNames = /^(utils?|helpers?|common|services?|misc|shared|lib|index)$/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

export const vocabulary: Wall = {
  name: 'vocabulary',
  findings: (project) =>
    project.paths.flatMap((path) => (path.startsWith('src/') ? [...namesOf(path), ...pieceOf(project, path)] : [])),
};

function namesOf(path: string): Finding[] {
  const parts = path.split('/');
  const file = parts.at(-1) ?? '';
  const findings: Finding[] = [];
  const stem = /\.tsx?$/.test(file) ? file.replace(/\..*$/, '') : '';
  const banned = [...parts.slice(0, -1), stem].find((part) => bannedNames.test(part));
  if (banned) {
    const why = banned === 'index' ? 'barrels hide where a thing lives' : 'it says nothing about what is inside';
    findings.push({ path, rule: 'name', message: `"${banned}" is no name here: ${why}` });
  }
  if (/\.(ts|tsx|css|json|sql)$/.test(file) && !kebab.test(file)) {
    findings.push({ path, rule: 'name', message: 'file names are lower case with hyphens, the same on every disk' });
  }
  return findings;
}

function pieceOf(project: Project, path: string): Finding[] {
  const place = placeOf(path);
  if (place.layer !== 'features') return [];
  const rest = path.split('/').slice(3);
  if (rest.length === 0) {
    return [{ path, rule: 'vocabulary', message: 'below src/features there are rooms only; put the file into one' }];
  }
  return [...knownPiece(path, rest), ...completeRoom(project, path, place.room)];
}

function knownPiece(path: string, rest: readonly string[]): Finding[] {
  const name = rest[0] ?? '';
  const stem = name.replace(/(\.test)?\.tsx?$/, '');
  const isFile = rest.length === 1;
  const known = isFile
    ? includes(pieces.file, name) ||
      includes(pieces.fileOrFolder, stem) ||
      (name.includes('.test.') && (includes(pieces.folder, stem) || includes(pieces.file, `${stem}.ts`)))
    : includes(pieces.fileOrFolder, name) || includes(pieces.folder, name);
  if (known) return [];
  const words = [...pieces.file, ...pieces.fileOrFolder, ...pieces.folder.map((folder) => `${folder}/`)].join(' ');
  return [{ path, rule: 'vocabulary', message: `a room holds only: ${words}; so everybody finds things by name` }];
}

function completeRoom(project: Project, path: string, room: string): Finding[] {
  if (path !== `src/features/${room}/feature.ts`) return [];
  if (project.has(`src/features/${room}/README.md`)) return [];
  return [
    { path, rule: 'vocabulary', message: `${room} has no README.md with its purpose, words, states and invariants` },
  ];
}

function includes(list: readonly string[], word: string): boolean {
  return list.includes(word);
}

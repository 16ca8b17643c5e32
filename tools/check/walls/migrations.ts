import type { Finding, Wall } from '../finding.ts';
import type { Project } from '../project.ts';

export interface Migration {
  path: string;
  number: number;
  room: string;
}

const fileName = /^migrations\/(\d{4})-([a-z0-9]+)-([a-z0-9-]+)\.sql$/;

export const migrations: Wall = { name: 'migrations', findings: migrationFindings };

/** The migrations whose names can be read, in their order; the room is the owner of what they create. */
export function migrationsOf(project: Project): Migration[] {
  return project.paths.flatMap((path) => {
    const match = fileName.exec(path);
    return match ? [{ path, number: Number(match[1]), room: match[2] ?? '' }] : [];
  });
}

/** Statements without comments and without what stands between quotes or dollars; `line` is where each begins. */
export function statementsOf(sql: string): { text: string; line: number }[] {
  const silent = sql.replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|(\$\w*\$)[\s\S]*?\1/g, blank);
  const statements: { text: string; line: number }[] = [];
  let offset = 0;
  for (const part of silent.split(';')) {
    const start = offset + (part.length - part.trimStart().length);
    if (part.trim()) statements.push({ text: part.trim(), line: silent.slice(0, start).split('\n').length });
    offset += part.length + 1;
  }
  return statements;
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

function migrationFindings(project: Project): Finding[] {
  const findings: Finding[] = [];
  for (const path of project.paths) {
    if (!path.startsWith('migrations/') || fileName.test(path)) continue;
    findings.push({ path, rule: 'migration-name', message: 'a migration is called NNNN-<room>-<what>.sql' });
  }
  migrationsOf(project).forEach(({ path, number, room }, index) => {
    if (number !== index + 1) {
      const message = `number ${number} should be ${index + 1}: one list without gaps and doubles, the order in which it is applied`;
      findings.push({ path, rule: 'migration-number', message });
    }
    const exists = room === 'platform' || project.paths.some((other) => other.startsWith(`src/features/${room}/`));
    if (!exists)
      findings.push({ path, rule: 'migration-room', message: `there is no room ${room} that would own its tables` });
    findings.push(...contents(project, path));
  });
  return findings;
}

// What each table must have (keys, policy) is asked of the real catalogue: see catalogue.ts.
function contents(project: Project, path: string): Finding[] {
  return statementsOf(project.text(path)).flatMap(({ text, line }) => {
    const findings: Finding[] = [];
    const tell = (rule: string, message: string) => findings.push({ path, line, rule, message });
    if (/^create\s+(or\s+replace\s+)?(constraint\s+)?trigger\b/i.test(text)) {
      tell('trigger', 'no triggers: what happens on a write is said in writes, and sharding does not carry them');
    }
    if (/force\s+row\s+level\s+security/i.test(text) && !/no\s+force/i.test(text)) {
      tell('row-security', 'no FORCE: the owner could not back up what it cannot see');
    }
    if (/^(begin|commit|rollback)\b/i.test(text)) {
      tell('migration-transaction', 'the runner holds one transaction around each migration');
    }
    return findings;
  });
}

import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { PostgresProblem } from './problem.ts';

/** Whom the server's processes belong to. */
export interface SystemUser {
  uid: number;
  gid: number;
}

const name = 'kaja';

/** The system user of the embedded PostgreSQL, made when it is missing. Needs root. */
export function systemUser(): SystemUser {
  const existing = find();
  if (existing) return existing;
  for (const [command, ...words] of waysToAdd) {
    spawnSync(command, words, { stdio: 'ignore' });
    const made = find();
    if (made) return made;
  }
  try {
    addByHand();
  } catch (error) {
    throw new PostgresProblem('no_system_user', { user: name }, error);
  }
  const made = find();
  if (!made) throw new PostgresProblem('no_system_user', { user: name });
  return made;
}

// shadow-utils; Debian's adduser; BusyBox's adduser. Whichever the machine has.
const waysToAdd: [string, ...string[]][] = [
  [
    'useradd',
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/var/lib/kaja',
    '--shell',
    '/bin/false',
    name,
  ],
  ['adduser', '--system', '--group', '--no-create-home', '--home', '/var/lib/kaja', name],
  ['adduser', '-S', '-D', '-H', '-h', '/var/lib/kaja', '-s', '/bin/false', name],
];

function find(): SystemUser | null {
  const line = lines('/etc/passwd').find((fields) => fields[0] === name);
  return line ? { uid: Number(line[2]), gid: Number(line[3]) } : null;
}

function addByHand(): void {
  const taken = new Set([...lines('/etc/passwd'), ...lines('/etc/group')].map((fields) => Number(fields[2])));
  let id = 990;
  while (taken.has(id)) id -= 1;
  if (!lines('/etc/group').some((fields) => fields[0] === name)) appendFileSync('/etc/group', `${name}:x:${id}:\n`);
  const group = lines('/etc/group').find((fields) => fields[0] === name)?.[2] ?? id;
  appendFileSync('/etc/passwd', `${name}:x:${id}:${group}:Kaja:/var/lib/kaja:/bin/false\n`);
}

function lines(file: string): string[][] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
}

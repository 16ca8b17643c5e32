import type { Project } from './project.ts';

/** One broken rule. `rule` is what an exception names; `message` says what is wrong and why the rule exists. */
export interface Finding {
  path: string;
  line?: number;
  rule: string;
  message: string;
}

export interface Wall {
  name: string;
  findings(project: Project): Finding[] | Promise<Finding[]>;
}

export function describe(finding: Finding): string {
  const where = finding.line === undefined ? finding.path : `${finding.path}:${finding.line}`;
  return `${where}  [${finding.rule}] ${finding.message}`;
}

import type { Exception } from './exceptions.ts';
import type { Finding } from './finding.ts';

/** Takes away what an exception allows. */
export function excuse(findings: readonly Finding[], exceptions: readonly Exception[]): Finding[] {
  return findings.filter((finding) => !exceptions.some((exception) => covers(exception, finding)));
}

/** Exceptions that hide nothing any more. */
export function idle(findings: readonly Finding[], exceptions: readonly Exception[]): Exception[] {
  return exceptions.filter((exception) => !findings.some((finding) => covers(exception, finding)));
}

function covers(exception: Exception, finding: Finding): boolean {
  if (exception.rule !== finding.rule) return false;
  if (exception.about !== undefined && !finding.message.includes(exception.about)) return false;
  return exception.path.endsWith('/') ? finding.path.startsWith(exception.path) : finding.path === exception.path;
}

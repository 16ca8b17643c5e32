import type { Scope } from '#platform/db/scope.ts';
import type { MetricValue } from '#platform/metrics/metric.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import type { Answer } from '../../rules/measuring/compute.ts';
import type { Question } from '../../rules/measuring/questions.ts';

export type MeasuringServices = Pick<Services, 'database' | 'metrics' | 'clock' | 'log'>;

export interface AskLimits {
  /** One statement of a metric may take this long, and all that it does a little longer. */
  timeoutMs: number;
}
export const usualLimits: AskLimits = { timeoutMs: 20_000 };

/** So many metrics are asked side by side; the pool serves people too. */
const sideBySide = 3;
const cancelledByTimeout = '57014';

/**
 * Asks each metric in a transaction of its own, so that one that fails or takes minutes costs nobody else. What it threw
 * goes to the log; what a reader is told is only that it failed, or that it took too long.
 */
export async function askMetrics(
  services: MeasuringServices,
  scope: Scope,
  questions: readonly Question[],
  today: string,
  limits: AskLimits = usualLimits,
): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  const waiting = [...questions];
  const work = async () => {
    for (let question = waiting.shift(); question; question = waiting.shift()) {
      answers.set(question.key, await askOne(services, scope, question, today, limits));
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, work));
  return answers;
}

async function askOne(
  { database, metrics, log }: MeasuringServices,
  scope: Scope,
  { metric: key, periods, breakdown, activityId }: Question,
  today: string,
  { timeoutMs }: AskLimits,
): Promise<Answer> {
  const metric = metrics.find(key);
  if (!metric) return { problem: { code: 'metric_unknown', params: { metric: key } } };
  try {
    const asked = database.inScope(scope, async (tx) => {
      await tx.query(`set local statement_timeout = ${timeoutMs}`);
      return metric.compute(tx, { periods, breakdown, activityId, today });
    });
    return { kind: metric.kind, values: await within(asked, timeoutMs * 1.5) };
  } catch (error) {
    log.warn({ error, metric: key }, 'A metric could not be asked; its figures stay as they were');
    const slow = error instanceof TooSlow || (error as { code?: string }).code === cancelledByTimeout;
    return { problem: { code: slow ? 'metric_slow' : 'metric_failed', params: { metric: key } } };
  }
}

class TooSlow extends Error {}

/** Many short statements, or waiting on something else, are not stopped by a statement's own limit. */
async function within(work: Promise<MetricValue[]>, timeoutMs: number): Promise<MetricValue[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow()), timeoutMs);
  });
  work.catch(() => undefined);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

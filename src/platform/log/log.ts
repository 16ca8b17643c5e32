import { pino } from 'pino';

export type Log = ReturnType<typeof createLog>;

/**
 * Structured log on standard error (standard output belongs to results). Addresses, tokens and cookies are redacted:
 * a log is read by more people than the database is.
 */
export function createLog(level: string) {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: [
          'req.headers.cookie',
          'req.headers.authorization',
          'email',
          '*.email',
          'token',
          '*.token',
          'password',
          'err.detail',
          'err.where',
        ],
        censor: '[redacted]',
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}

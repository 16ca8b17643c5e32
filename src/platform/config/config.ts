import { isIP } from 'node:net';
import { z } from 'zod';

/** Every variable that Kaja reads, with its meaning; the README's table is made from this list. */
export const configurationVariables = [
  { name: 'PORT', default: '3000', meaning: 'Port to serve on.' },
  { name: 'HOST', default: '127.0.0.1', meaning: 'Address to listen on; `0.0.0.0` opens it to the network.' },
  { name: 'KAJA_DATA', default: 'data', meaning: 'Folder of the files, the secret key and the embedded database.' },
  { name: 'KAJA_URL', default: 'http://localhost:PORT', meaning: 'Public address; links in letters begin with it.' },
  {
    name: 'KAJA_SECRET',
    default: 'made once',
    meaning: 'Installation key, at least 32 characters; else kept in the data folder.',
  },
  {
    name: 'DATABASE_URL',
    default: 'embedded',
    meaning: 'Owner’s address of a PostgreSQL 16 or newer; without it Kaja starts its own.',
  },
  {
    name: 'DATABASE_APP_URL',
    default: 'derived',
    meaning: 'Address of the serving role, where the owner may not make roles.',
  },
  {
    name: 'SMTP_URL',
    default: 'none',
    meaning: '`smtp://user:password@host:587`; without it letters wait in the outbox.',
  },
  { name: 'MAIL_FROM', default: 'Kaja <kaja@localhost>', meaning: 'Sender of letters.' },
  { name: 'LOG_LEVEL', default: 'info', meaning: 'fatal, error, warn, info, debug, trace or silent.' },
  {
    name: 'TRUST_PROXY',
    default: 'none',
    meaning: 'Addresses of the reverse proxies as CIDR blocks, separated by commas.',
  },
] as const;

export interface Config {
  port: number;
  host: string;
  dataFolder: string;
  url: string;
  secret: string | null;
  databaseUrl: string | null;
  databaseAppUrl: string | null;
  smtpUrl: string | null;
  mailFrom: string;
  logLevel: string;
  trustProxy: string[];
}

/** An address, or a block of them such as `10.0.0.0/8`; a range that no address has would fail only when serving. */
function isBlock(text: string): boolean {
  const [, address = '', range] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return bits > 0 && Number(range ?? 0) <= bits;
}

const Environment = z.object({
  PORT: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(0)
    .max(65_535, 'must be at most 65535')
    .default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  KAJA_DATA: z.string().min(1).default('data'),
  KAJA_URL: z.url({ protocol: /^https?$/, error: 'must be an address such as https://kaja.example.ee' }).optional(),
  KAJA_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  DATABASE_APP_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must begin with smtp:// or smtps://' }).optional(),
  MAIL_FROM: z.string().includes('@', 'must hold an e-mail address').default('Kaja <kaja@localhost>'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TRUST_PROXY: z
    .string()
    .transform((value) => value.split(',').map((block) => block.trim()))
    .refine((blocks) => blocks.every(isBlock), 'must be addresses or CIDR blocks, separated by commas')
    .optional(),
});

/** What is wrong with the configuration, one sentence a variable. */
export class ConfigurationError extends Error {
  readonly findings: readonly { variable: string; message: string }[];

  constructor(findings: { variable: string; message: string }[]) {
    super(
      `Kaja ei saa nende seadetega alustada / Kaja cannot start with this configuration:\n${findings.map((f) => `  ${f.variable} ${f.message}`).join('\n')}`,
    );
    this.name = 'ConfigurationError';
    this.findings = findings;
  }
}

/**
 * Reads the environment. Empty variables count as absent, because container files often set them so.
 * @throws ConfigurationError listing everything that is wrong at once.
 */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(present);
  if (!parsed.success) {
    throw new ConfigurationError(
      parsed.error.issues.map((issue) => ({ variable: String(issue.path[0]), message: issue.message })),
    );
  }
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    dataFolder: values.KAJA_DATA,
    url: (values.KAJA_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ''),
    secret: values.KAJA_SECRET ?? null,
    databaseUrl: values.DATABASE_URL ?? null,
    databaseAppUrl: values.DATABASE_APP_URL ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM,
    logLevel: values.LOG_LEVEL,
    trustProxy: values.TRUST_PROXY ?? [],
  };
}

import { isIP } from 'node:net';
import { z } from 'zod';
import {
  missingForProvider,
  type ProviderConfig,
  ProviderEnvironment,
  providerOf,
  providerVariables,
} from './provider.ts';
import { filled, spoken } from './spoken.ts';
import type { TerminalLanguage } from './terminal-languages.ts';
import en from './texts/en.json' with { type: 'json' };
import et from './texts/et.json' with { type: 'json' };

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
  {
    name: 'OUTBOUND_ALLOW',
    default: 'none',
    meaning:
      'Inner addresses that webhooks may call, as CIDR blocks separated by commas; else only the public internet.',
  },
  {
    name: 'METRICS_TOKEN',
    default: 'none',
    meaning: 'Whoever sends it as `Authorization: Bearer` may read `/metrics`; needed behind a proxy.',
  },
  ...providerVariables,
] as const;

export interface Config {
  port: number;
  host: string;
  dataFolder: string;
  url: string;
  /** Whether somebody set `url`; otherwise it follows from the port, which another process may have chosen differently. */
  urlIsGiven: boolean;
  secret: string | null;
  databaseUrl: string | null;
  databaseAppUrl: string | null;
  smtpUrl: string | null;
  mailFrom: string;
  logLevel: string;
  trustProxy: string[];
  /** Opens `/metrics` to who knows it. */
  metricsToken: string | null;
  /** Blocks of inner addresses that may be called although people gave them. */
  outboundAllow: string[];
  /** Outside sign-in by OpenID Connect. */
  provider: ProviderConfig | null;
}

/** An address, or a block of them such as `10.0.0.0/8`; a range that no address has would fail only when serving. */
function isBlock(text: string): boolean {
  const [, address = '', range] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return bits > 0 && Number(range ?? 0) <= bits;
}

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const databaseAddress = z.string().regex(/^postgres(ql)?:\/\//);

const Blocks = z
  .string()
  .transform((value) => value.split(',').map((block) => block.trim()))
  .refine((blocks) => blocks.every(isBlock));

// What is wrong with a variable is said in our own words, one sentence for each: `texts/`.
const Environment = z.object({
  PORT: z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .default(3000),
  HOST: z.string().default('127.0.0.1'),
  KAJA_DATA: z.string().default('data'),
  KAJA_URL: z.url({ protocol: /^https?$/ }).optional(),
  KAJA_SECRET: z.string().min(32).optional(),
  DATABASE_URL: databaseAddress.optional(),
  DATABASE_APP_URL: databaseAddress.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().includes('@').default('Kaja <kaja@localhost>'),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  TRUST_PROXY: Blocks.optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  OUTBOUND_ALLOW: Blocks.optional(),
  ...ProviderEnvironment,
});

type FaultyVariable = keyof typeof en.faults;

/** What is wrong with the configuration, one sentence a variable; `message` is for whoever reads the terminal. */
export class ConfigurationError extends Error {
  readonly findings: readonly { variable: string; message: string }[];

  constructor(findings: { variable: string; et: string; en: string }[]) {
    const listed = (language: TerminalLanguage, beginning: string) =>
      [beginning, ...findings.map((finding) => `  ${finding[language]}`)].join('\n');
    super(spoken({ et: listed('et', et.beginning), en: listed('en', en.beginning) }));
    this.name = 'ConfigurationError';
    this.findings = findings.map(({ variable, ...sentence }) => ({ variable, message: spoken(sentence, ' / ') }));
  }
}

function findingOf(variable: FaultyVariable, value: string | undefined) {
  const params = { value: value ?? '', levels: logLevels.join(', ') };
  return { variable, et: filled(et.faults[variable], params), en: filled(en.faults[variable], params) };
}

/**
 * Reads the environment. Empty variables count as absent, because container files often set them so.
 * @throws ConfigurationError listing everything that is wrong at once.
 */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(present);
  const missing = missingForProvider(present);
  if (!parsed.success || missing.length > 0) {
    const wrong = parsed.error?.issues.map((issue) => issue.path[0] as FaultyVariable) ?? [];
    const variables = new Set<FaultyVariable>([...wrong, ...missing]);
    throw new ConfigurationError([...variables].map((variable) => findingOf(variable, present[variable])));
  }
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    dataFolder: values.KAJA_DATA,
    url: (values.KAJA_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ''),
    urlIsGiven: values.KAJA_URL !== undefined,
    secret: values.KAJA_SECRET ?? null,
    databaseUrl: values.DATABASE_URL ?? null,
    databaseAppUrl: values.DATABASE_APP_URL ?? null,
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM,
    logLevel: values.LOG_LEVEL,
    trustProxy: values.TRUST_PROXY ?? [],
    metricsToken: values.METRICS_TOKEN ?? null,
    outboundAllow: values.OUTBOUND_ALLOW ?? [],
    provider: providerOf(values),
  };
}

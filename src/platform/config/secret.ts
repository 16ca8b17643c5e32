import { createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from './config.ts';

/**
 * The installation key: from the environment, or made once into the data folder, readable by its owner alone. Whatever
 * is signed or encrypted at rest derives from it, so a lost key signs everybody out.
 */
export function installationSecret(config: Config): string {
  if (config.secret) return config.secret;
  const file = path.join(config.dataFolder, 'secret.key');
  mkdirSync(config.dataFolder, { recursive: true });
  try {
    // `wx` decides the race between two processes that start together: the second reads what the first wrote.
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

/** A key for one purpose, so that no two uses share one. Base64url, 43 characters. */
export function derivedKey(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(purpose).digest('base64url');
}

import { stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config/config.ts';
import { type Finding, findingsOf } from './finding.ts';

const configuration = findingsOf('configuration');
const disk = findingsOf('disk');

export async function configurationFindings(config: Config): Promise<Finding[]> {
  return [...addresses(config), await keyFinding(config)];
}

function addresses(config: Config): Finding[] {
  const { url, urlIsGiven, trustProxy } = config;
  if (!urlIsGiven) return [configuration.warning('url_missing', { url })];
  const isHere = isThisMachine(new URL(url).hostname);
  if (isHere) return [configuration.fine('url_fine', { url })];
  const findings = [
    url.startsWith('https:')
      ? configuration.fine('url_fine', { url })
      : configuration.warning('url_without_tls', { url }),
  ];
  // With a public name there is a proxy in front; without being told of it every visitor has its address.
  if (trustProxy.length === 0) findings.push(configuration.warning('proxy_unknown', { url }));
  return findings;
}

export function isThisMachine(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);
}

async function keyFinding(config: Config): Promise<Finding> {
  if (config.secret !== null) return configuration.fine('key_in_environment');
  const file = path.join(config.dataFolder, 'secret.key');
  const found = await stat(file).catch(() => null);
  if (!found) return configuration.warning('key_missing', { file });
  // Read by anybody but its owner: others on this machine could sign in as everybody.
  return (found.mode & 0o077) === 0 ? configuration.fine('key_fine') : configuration.problem('key_open', { file });
}

const gigabyte = 1_000_000_000;

export async function diskFindings(config: Config): Promise<Finding[]> {
  const folder = config.dataFolder;
  const found = await statfs(folder).catch(() => null);
  if (!found) return [disk.warning('folder_missing', { folder })];
  const free = found.bavail * found.bsize;
  const share = found.bavail / Math.max(1, found.blocks);
  const params = { folder, free: (free / gigabyte).toFixed(1), percent: Math.round(share * 100) };
  if (free < gigabyte) return [disk.problem('disk_full', params)];
  if (share < 0.1 && free < 10 * gigabyte) return [disk.warning('disk_low', params)];
  return [disk.fine('disk_fine', params)];
}

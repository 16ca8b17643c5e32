import path from 'node:path';
import { readConfig } from '#platform/config/config.ts';
import { projectFolder } from '../serve/project-folder.ts';

/** The configuration with its folder made absolute: relative to the project, wherever the command was called. */
export function projectConfig() {
  const root = projectFolder();
  const config = readConfig();
  return { root, config: { ...config, dataFolder: path.resolve(root, config.dataFolder) } };
}

import { expect, it } from 'vitest';
import { terminalLanguages } from './terminal-languages.ts';

it.each([
  [{ LANG: 'et_EE.UTF-8' }, ['et']],
  [{ LANG: 'et' }, ['et']],
  [{ LANG: 'en_GB.UTF-8' }, ['en']],
  [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'et_EE.UTF-8' }, ['et']],
  [{ LANG: 'et_EE.UTF-8', LC_ALL: 'en_US.UTF-8' }, ['en']],
  [{ LANG: 'et_EE.UTF-8', LC_ALL: 'C' }, ['et', 'en']],
  [{ LANG: 'et_EE.UTF-8', LC_ALL: '' }, ['et']],
  [{ LANG: 'C.UTF-8' }, ['et', 'en']],
  [{ LANG: 'lv_LV.UTF-8' }, ['et', 'en']],
  [{}, ['et', 'en']],
])('a terminal with %j is spoken to in %j', (environment, languages) => {
  expect(terminalLanguages(environment)).toEqual(languages);
});

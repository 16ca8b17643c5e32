import type { Wall } from './finding.ts';
import { generatedLists } from './generated/lists.ts';
import { boundaries } from './walls/boundaries.ts';
import { cycles } from './walls/cycles.ts';
import { doors } from './walls/doors.ts';
import { leaks } from './walls/leaks.ts';
import { links } from './walls/links.ts';
import { literals } from './walls/literals.ts';
import { migrations } from './walls/migrations.ts';
import { deadCode, format, types } from './walls/programs.ts';
import { refusals } from './walls/refusals.ts';
import { sizes } from './walls/sizes.ts';
import { tables } from './walls/tables.ts';
import { texts } from './walls/texts.ts';
import { vocabulary } from './walls/vocabulary.ts';

/** Every wall. The three programs come first: they work beside us while our own walls read the tree. */
export function allWalls(atLeastModules: number): Wall[] {
  const programs = [types, deadCode, format];
  const architecture = [boundaries(atLeastModules), cycles, vocabulary, sizes, doors, tables, migrations];
  return [...programs, ...architecture, texts, literals, refusals, leaks, links, generatedLists];
}

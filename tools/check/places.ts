export type Layer = 'main' | 'platform' | 'ui' | 'features' | 'tools' | 'bench' | 'e2e' | 'outside';

/** Where a file stands: `src/features/plan/writes/publish.ts` is layer features, room plan, piece writes. */
export interface Place {
  path: string;
  layer: Layer;
  room: string;
  piece: string;
  test: boolean;
}

const outerLayers: readonly Layer[] = ['tools', 'bench', 'e2e'];

export function placeOf(path: string): Place {
  const parts = path.split('/');
  // A test's own program (x.test-program.ts) is run by a test in a process of its own.
  const test = /\.test(-[a-z]+)?\.tsx?$/.test(path);
  const outer = outerLayers.find((layer) => layer === parts[0]);
  if (outer) return { path, layer: outer, room: outer, piece: withoutEnding(parts[1] ?? ''), test };
  if (parts[0] !== 'src') return { path, layer: 'outside', room: '', piece: '', test };
  switch (parts[1]) {
    case 'features':
    case 'platform':
      return { path, layer: parts[1], room: parts[2] ?? '', piece: withoutEnding(parts[3] ?? ''), test };
    case 'main':
    case 'ui':
      return { path, layer: parts[1], room: parts[1], piece: withoutEnding(parts[2] ?? ''), test };
    default:
      return { path, layer: 'outside', room: '', piece: '', test };
  }
}

/** Code that a browser runs; a contract counts too, because screens import it. */
export function isForBrowser(place: Place): boolean {
  if (place.test) return false;
  if (place.layer === 'ui') return true;
  if (place.layer === 'main') return place.piece === 'admin';
  return place.layer === 'features' && (place.piece === 'admin' || place.piece === 'contract');
}

/** Tests and what only they use. */
export function servesTests(place: Place): boolean {
  if (place.test || place.layer === 'e2e' || place.layer === 'bench') return true;
  if (place.layer === 'platform') return place.room === 'testing';
  return place.layer === 'features' && place.piece === 'builders';
}

export function sameRoom(one: Place, other: Place): boolean {
  return one.layer === other.layer && one.room === other.room;
}

function withoutEnding(name: string): string {
  return name.replace(/\.[^.].*$/, '');
}

import type { Finding, Wall } from '../finding.ts';
import type { Project } from '../project.ts';

export const cycles: Wall = { name: 'cycles', findings: (project) => [...fileCycles(project), ...roomCycles(project)] };

type Graph = Map<string, Set<string>>;

function fileCycles(project: Project): Finding[] {
  const graph: Graph = new Map();
  for (const module of project.modules) {
    for (const edge of module.imports)
      if (edge.target && project.has(edge.target)) connect(graph, module.path, edge.target);
  }
  return findCycles(graph).map((cycle) => ({
    path: cycle[0] ?? '',
    rule: 'cycle',
    message: `files import each other (types count: a reader follows them too): ${[...cycle, cycle[0]].join(' → ')}`,
  }));
}

// Tests reach further than what they test (a builder, the whole application), so they do not tie rooms together.
function roomCycles(project: Project): Finding[] {
  const graph: Graph = new Map();
  for (const { place, imports } of project.modules) {
    if (place.test || !isRoom(place.layer)) continue;
    for (const edge of imports) {
      const to = edge.target && project.has(edge.target) ? project.module(edge.target)?.place : undefined;
      if (to && isRoom(to.layer)) connect(graph, `src/${place.layer}/${place.room}`, `src/${to.layer}/${to.room}`);
    }
  }
  return findCycles(graph).map((cycle) => ({
    path: cycle[0] ?? '',
    rule: 'room-cycle',
    message: `rooms import each other, so neither can be understood or removed alone: ${[...cycle, cycle[0]].join(' → ')}`,
  }));
}

function isRoom(layer: string): boolean {
  return layer === 'features' || layer === 'platform';
}

function connect(graph: Graph, from: string, to: string): void {
  if (from === to) return;
  const targets = graph.get(from) ?? new Set();
  targets.add(to);
  graph.set(from, targets);
}

/** One shortest cycle for each knot of the graph, so that a message names a few files and not the whole knot. */
function findCycles(graph: Graph): string[][] {
  const found: string[][] = [];
  const told = new Set<string>();
  for (const start of [...graph.keys()].sort()) {
    if (told.has(start)) continue;
    const cycle = shortestWayBack(graph, start);
    if (!cycle || cycle.some((node) => told.has(node))) continue;
    for (const node of cycle) told.add(node);
    found.push(cycle);
  }
  return found;
}

function shortestWayBack(graph: Graph, start: string): string[] | null {
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (let way = ways.shift(); way; way = ways.shift()) {
    for (const next of graph.get(way.at(-1) ?? '') ?? []) {
      if (next === start) return way;
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return null;
}

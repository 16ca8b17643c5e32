import type { Archive } from './archive.ts';
import { decodeText } from './encoding.ts';
import { childrenOf, parseXml } from './markup.ts';

/** Where the parts of an Office file (DOCX, XLSX) point to: its `.rels` files. */
export interface RelatedParts {
  /** Path of the first part of a type such as `styles`; types are told by their last word, which both editions of the standard share. */
  ofType(type: string): string | undefined;
  byId(id: string | undefined): { type: string; path: string } | undefined;
}

/** `part` is the path of the part whose relations are asked for; '' asks for those of the whole file. */
export async function relatedParts(archive: Archive, part: string): Promise<RelatedParts> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const bytes = await archive.read(`${folder}_rels/${part.slice(folder.length)}.rels`);
  const relations = new Map<string, { type: string; path: string }>();
  for (const relation of bytes ? childrenOf(parseXml(decodeText(bytes)), 'Relationship') : []) {
    const { Id = '', Type = '', Target = '', TargetMode } = relation.attributes;
    if (TargetMode === 'External') continue;
    relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), path: resolve(folder, Target) });
  }
  return {
    ofType: (type) => [...relations.values()].find((relation) => relation.type === type)?.path,
    byId: (id) => (id === undefined ? undefined : relations.get(id)),
  };
}

function resolve(folder: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : folder + target;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

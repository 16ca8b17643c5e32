import type { AccessTable } from '../access/access.ts';
import type { ChangeListener } from '../changes/changes.ts';
import type { DatedSource } from '../dated/dated.ts';
import type { DueSource } from '../due/due.ts';
import type { ErrorTable } from '../errors/registry.ts';
import type { MessageSpec } from '../http/endpoint.ts';
import type { Gate } from '../http/gate.ts';
import type { Page } from '../http/page.ts';
import type { Route } from '../http/route.ts';
import type { RoomTexts } from '../i18n/texts.ts';
import type { JobDefinition, JobWork } from '../jobs/jobs.ts';
import type { Metric } from '../metrics/metric.ts';
import type { NoticeKind } from '../notices/notice.ts';
import type { PersonalData } from '../personal-data/personal-data.ts';
import type { Services } from '../runtime/runtime.ts';
import type { Searchable } from '../search/search.ts';
import type { Start } from '../starts/start.ts';

/**
 * What a room tells the composition root about itself. `src/main/features.ts` lists the manifests; deleting a room is
 * deleting its folder and its line there.
 */
export interface Feature {
  name: string;
  /** Rooms whose contract, access, reads and writes it may import. */
  dependsOn: readonly string[];
  texts: RoomTexts;
  access: AccessTable;
  errors: ErrorTable;
  /** Proves who asks; one room of the product has it. */
  gate?: (services: Services) => Gate;
  routes?: (services: Services) => Route[];
  /** What it sends to addresses that people name; the API's document describes it. */
  messages?: readonly MessageSpec[];
  pages?: (services: Services) => Page[];
  jobs?: readonly JobDefinition[];
  work?: (services: Services) => JobWork[];
  /** Loads the room's part of the demo organisation; rooms are asked in the order of `features.ts`. */
  demo?: (services: Services) => Promise<void>;
  searchables?: readonly Searchable[];
  /** What it can count; indicators bind to these. A room that judges others' dated records is given their sources. */
  metrics?: readonly Metric[] | ((dated: readonly DatedSource[]) => readonly Metric[]);
  /** Its records with a day; rhythms are judged by them. */
  dated?: readonly DatedSource[];
  /** What it expects of people, with its day; digests show it and reminders are counted back from it. */
  due?: readonly DueSource[] | ((dated: readonly DatedSource[]) => readonly DueSource[]);
  /** What it tells people. */
  notices?: readonly NoticeKind[];
  /** What a step of the plan can begin here. */
  starts?: readonly Start[];
  /** What it holds of people. */
  personalData?: readonly PersonalData[];
  /** Acts on what other rooms do. */
  listeners?: (services: Services) => ChangeListener[];
}

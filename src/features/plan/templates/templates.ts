import { fundedProject } from './funded-project.ts';
import { localActionGroup } from './local-action-group.ts';
import type { Template } from './template.ts';
import { yearlyContent } from './yearly-content.ts';
import { youthFund } from './youth-fund.ts';

export type { Template };

export const templates: readonly Template[] = [localActionGroup, yearlyContent, fundedProject, youthFund];

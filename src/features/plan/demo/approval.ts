import { memberOf } from '#platform/db/scope.ts';
import { recordFile } from '#platform/files/files.ts';
import { openReview } from '../reads/versions/reviews.ts';
import { setReaders } from '../writes/board-readers.ts';
import { changeActivity } from '../writes/plans.ts';
import { lockRecord } from '../writes/records.ts';
import { recommend } from '../writes/reviews/answer.ts';
import { approvePlan } from '../writes/reviews/approve.ts';
import { submitPlan } from '../writes/reviews/submit.ts';
import { addShare, setProgressPage } from '../writes/sharing.ts';
import type { Act, Stage } from './act.ts';
import type { PlanDays, When } from './calendar.ts';
import type { DemoPlan } from './content.ts';

interface Making {
  days: PlanDays;
  stage: Stage;
  planId: () => string;
}

/** How the plan came to be approved, and what was changed in it since. */
export function approvalActs(plan: DemoPlan, making: Making): Act[] {
  const [month, date] = plan.written;
  const [approvedMonth, approvedDate] = plan.approved;
  return [
    submitted(making, [month, date + 5], {
      to: { kind: 'members', userIds: [memberOf(making.stage.cast('helve')) ?? ''] },
      dueOn: making.days.day([approvedMonth, approvedDate - 2]),
      message: 'Palun vaata üle, kas juhatuse mõtted on sees.',
    }),
    said(making, [month, date + 9], 'Infohommikud võiksid kevadel olla tihedamini, siis on vooru lõpp.', 'change'),
    said(making, [month, date + 12], '', 'agree'),
    approved(making, plan.approved, { body: 'Juhatus', protocol: '7-1/4', note: 'Poolt 7, vastu 0, erapooletuid 1.' }),
    ...(plan.closed ? [] : laterActs(making)),
  ];
}

/** With its money the plan went before the general meeting; what was changed after that waits for the next time. */
function laterActs(making: Making): Act[] {
  return [
    submitted(making, [1, 5], {
      to: { kind: 'body', body: 'Üldkoosolek' },
      dueOn: making.days.day([1, 16]),
      message: 'Lisandusid eelarve ja tähtajad.',
    }),
    approved(making, [1, 16], { body: 'Üldkoosolek', protocol: '2', note: '' }),
    shared(making, [2, 2]),
    changed(making, [5, 8], '1.1', { audience: 'Taotlejad, liikmed ja kõik maakonna elanikud' }),
    changed(making, [6, 3], '2.1', {
      objective: 'Igas vallas on inimene, kelle lugu me räägime, ja lugeja, kes selle ära tunneb.',
    }),
  ];
}

type Submitted = Omit<Parameters<typeof submitPlan>[3], 'revision'>;

function submitted({ days, planId }: Making, when: When, submission: Submitted): Act {
  return {
    day: days.day(when),
    who: 'liis',
    perform: async (tx, at) => {
      const { revision } = await lockRecord(tx, 'plan', planId());
      await submitPlan(tx, at, planId(), { ...submission, revision });
    },
  };
}

function said({ days, planId }: Making, when: When, reason: string, opinion: 'agree' | 'change'): Act {
  return {
    day: days.day(when),
    who: 'helve',
    perform: async (tx, at) => {
      const review = await openReview(tx, planId());
      if (review) await recommend(tx, at, review.id, { opinion, reason });
    },
  };
}

function approved(
  { days, stage, planId }: Making,
  when: When,
  { body, protocol, note }: { body: string; protocol: string; note: string },
): Act {
  const day = days.day(when);
  return {
    day,
    who: 'helve',
    perform: async (tx, at) => {
      const { revision } = await lockRecord(tx, 'plan', planId());
      const review = await openReview(tx, planId());
      const paper = stage.prepared.get('approval');
      const fileId = paper ? await recordFile(tx, paper, at) : null;
      const versionId = review?.version_id ?? null;
      const given = { body, protocol, note, approvedOn: day, fileId, versionId, asReviewed: true };
      await approvePlan(tx, at, planId(), { ...given, revision });
    },
  };
}

/** Everybody may see how it goes, the union of municipalities also what it costs; the board reads a page each quarter. */
function shared({ days, stage, planId }: Making, when: When): Act {
  return {
    day: days.day(when),
    who: 'liis',
    perform: async (tx, at) => {
      await setProgressPage(tx, at, planId(), { shown: true, showsMoney: false, showsPeople: false, revision: 0 });
      const link = {
        label: 'Kaarnamaa Valdade Liit',
        lastDay: null,
        showsMoney: true,
        showsComments: false,
        showsPeople: false,
      };
      // Nobody is told this address, so the key of it may be anything.
      await addShare(tx, at, planId(), planId(), link);
      const readers = (['helve', 'urmas'] as const).map((who) => memberOf(stage.cast(who)) ?? '');
      await setReaders(tx, at, planId(), readers);
    },
  };
}

function changed({ days, planId }: Making, when: When, code: string, fields: object): Act {
  return {
    day: days.day(when),
    who: 'liis',
    perform: async (tx, at) => {
      const { rows } = await tx.query(
        'select id, revision from plan_activity where organisation_id = $1 and plan_id = $2 and code = $3 and removed_at is null',
        [tx.scope.organisationId, planId(), code],
      );
      const [row] = rows;
      if (row) await changeActivity(tx, at, String(row.id), { ...fields, revision: Number(row.revision) });
    },
  };
}

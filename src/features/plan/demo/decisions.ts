import type { z } from 'zod';
import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import { recordFile } from '#platform/files/files.ts';
import type { NewAgreement } from '../contract/agreements.ts';
import type { DecisionMade, NewDecision } from '../contract/decisions.ts';
import { addAgreement } from '../writes/agreements.ts';
import { commentOn } from '../writes/comments.ts';
import { addDecision, decide, withdrawDecision } from '../writes/decisions.ts';
import { lockRecord } from '../writes/records.ts';
import type { Act, Stage } from './act.ts';
import type { PlanDays } from './calendar.ts';
import type { Who } from './deeds.ts';

export interface Making {
  days: PlanDays;
  stage: Stage;
  planId: () => string;
}

/** An activity by its code and, from 1, one of its steps. */
export type Place = readonly [code: string, step?: number];

export async function placeOf(
  tx: ScopedTx,
  planId: string,
  place: Place | null,
): Promise<{ activityId: string | null; stepId: string | null }> {
  if (!place) return { activityId: null, stepId: null };
  const { rows } = await tx.query(
    `select a.id, (select s.id from plan_step s where s.organisation_id = $1 and s.activity_id = a.id
         and s.removed_at is null order by s.position limit 1 offset $4) as step
     from plan_activity a where a.organisation_id = $1 and a.plan_id = $2 and a.code = $3`,
    [tx.scope.organisationId, planId, place[0], (place[1] ?? 1) - 1],
  );
  const [row] = rows;
  return { activityId: row ? String(row.id) : null, stepId: row && place[1] ? String(row.step) : null };
}

/** Questions in every state, one that hangs nowhere, and what was agreed with the municipalities. */
export function decisionActs(making: Making): Act[] {
  const { days, stage } = making;
  const videos = new Question(making, ['1.3', 4], {
    title: 'Kas alustame lühivideote sarja',
    background:
      'Noored vaatavad videoid rohkem kui loevad lugusid. Proovivideo maakonna talgutest vaadati lõpuni 640 korda.',
    options: [
      {
        id: 'o1',
        title: 'Jah, kuus osa kevadel',
        for: 'Jõuab nendeni, kes infokirja ei loe\nAnette oskab monteerida',
        against: 'Iga osa võtab kaks tööpäeva',
      },
      {
        id: 'o2',
        title: 'Ei, teeme pigem pildilugusid',
        for: 'Saab teha jooksva töö kõrvalt',
        against: 'Noored jäävad kaugeks',
      },
    ],
    decider: 'Juhatus',
    decideBy: days.ago(-16),
  });
  const channel = new Question(making, ['1.3', 1], {
    title: 'Kas avame konto uues videokeskkonnas',
    background: 'Pakkumine tuli noortekeskustelt: „Tulge sinna, kus me oleme.“',
    options: [
      { id: 'o1', title: 'Avame kohe', for: 'Vaatajaid palju', against: 'Keegi peab iga päev vastama' },
      { id: 'o2', title: 'Ei ava, vaatame poole aasta pärast', for: 'Jõuame senise korda teha', against: '' },
    ],
    decider: 'Juhatus',
    decideBy: days.day([4, 15]),
  });
  const translation = new Question(making, ['2.3', 4], {
    title: 'Kas tellime kogemuslugude tõlke',
    background: 'Hind on 90 eurot loo kohta, lugusid on kümme.',
    options: [],
    decider: 'Tegevjuht',
    decideBy: days.ago(6),
  });
  const calendar = new Question(making, ['1.2'], { title: 'Kas trükime liikmetele paberkalendri' });
  const sign = new Question(making, null, {
    title: 'Kas võtame naaberühingutega ühise märgi',
    background: 'Küsiti ühistel talgutel. Ühegi tegevuse juurde seda veel ei ole pandud.',
    decider: 'Üldkoosolek',
    decideBy: days.ago(-60),
  });
  const urmas = memberOf(stage.cast('urmas')) ?? '';
  return [
    calendar.asked(days.day([1, 20]), 'urmas'),
    calendar.withdrawn(days.day([2, 16]), 'urmas', 'Raha läks veebi ehituseks.'),
    channel.asked(days.day([3, 10]), 'liis'),
    channel.decided(days.day([4, 14]), 'liis', {
      chosenOption: 'o2',
      reason: 'Kaks inimest ei jõua kolmandat keskkonda iga päev hoida.',
      protocol: '7-1/9',
      reviewOn: days.ago(2),
    }),
    translation.asked(days.day([5, 22]), 'urmas'),
    sign.asked(days.ago(26), 'urmas'),
    videos.asked(days.ago(12), 'anette'),
    videos.said(days.ago(11), 'liis', `@[Urmas Kivisalu](user:${urmas}) kas eelarvest leiab kuue osa jaoks raha?`),
    videos.said(days.ago(10), 'urmas', 'Postituste reast saab 600 eurot. Üle selle peab juhatus ütlema.'),
    ...agreementActs(making),
  ];
}

/** One question and what became of it. */
class Question {
  readonly #making: Making;
  readonly #place: Place | null;
  readonly #words: z.output<typeof NewDecision>;
  #id = '';

  constructor(making: Making, place: Place | null, words: z.output<typeof NewDecision>) {
    this.#making = making;
    this.#place = place;
    this.#words = words;
  }

  asked(day: string, who: Who): Act {
    return {
      day,
      who,
      perform: async (tx, at) => {
        const place = await placeOf(tx, this.#making.planId(), this.#place);
        this.#id = (await addDecision(tx, at, { ...this.#words, ...place })).id;
      },
    };
  }

  decided(
    day: string,
    who: Who,
    made: Pick<z.output<typeof DecisionMade>, 'chosenOption' | 'reason' | 'protocol' | 'reviewOn'>,
  ): Act {
    return {
      day,
      who,
      perform: async (tx, at) => {
        const { revision } = await lockRecord(tx, 'decision', this.#id);
        const told = { ...made, outcome: '', decidedBy: '', fileId: null, decidedOn: day, revision };
        await decide(tx, at, this.#id, told);
      },
    };
  }

  withdrawn(day: string, who: Who, note: string): Act {
    return {
      day,
      who,
      perform: async (tx, at) => {
        const { revision } = await lockRecord(tx, 'decision', this.#id);
        await withdrawDecision(tx, at, this.#id, { note, revision });
      },
    };
  }

  said(day: string, who: Who, text: string): Act {
    return { day, who, perform: (tx, at) => commentOn(tx, at, { kind: 'decision', id: this.#id }, text) };
  }
}

function agreementActs({ days, stage, planId }: Making): Act[] {
  const agreed = (day: string, who: Who, place: Place, words: z.output<typeof NewAgreement>, signed = false): Act => ({
    day,
    who,
    perform: async (tx, at) => {
      const file = signed ? stage.prepared.get('agreement') : undefined;
      const fileId = file ? await recordFile(tx, file, at) : null;
      await addAgreement(tx, at, { ...words, ...(await placeOf(tx, planId(), place)), fileId });
    },
  });
  const us = 'Kaarnamaa Arendusring';
  return [
    agreed(
      days.day([3, 14]),
      'kaidi',
      ['2.2', 2],
      {
        title: 'Lood Nurmesoo valla lehes',
        parties: [
          { name: us, partyId: null, role: 'Saadab teksti ja pildid kümme päeva enne tähtaega.' },
          { name: 'Nurmesoo vald', partyId: null, role: 'Avaldab igas kvartalis vähemalt ühe loo.' },
        ],
        state: 'in-force',
        startsOn: days.day([3, 13]),
        reviewOn: days.ago(1),
      },
      true,
    ),
    agreed(days.ago(20), 'kaidi', ['2.2', 2], {
      title: 'Lood Soekalda valla lehes',
      parties: [
        { name: us, partyId: null, role: 'Pakub iga numbri jaoks ühe loo.' },
        { name: 'Soekalda vald', partyId: null, role: '' },
      ],
      note: 'Vald küsib, kes vastutab piltide eest.',
      state: 'draft',
    }),
  ];
}

import type { z } from 'zod';
import type { ProposalAccepted } from '../contract/proposals.ts';
import { addComment } from '../writes/comments.ts';
import {
  acceptProposal,
  addProposal,
  declineProposal,
  mergeProposal,
  proposeComment,
  voice,
} from '../writes/proposals.ts';
import { lockRecord } from '../writes/records.ts';
import type { Act } from './act.ts';
import { type Making, type Place, placeOf } from './decisions.ts';
import type { Who } from './deeds.ts';

type Source = Parameters<typeof addProposal>[2]['sourceKind'];

/** Proposals from everywhere: waiting, accepted into a step and for the next plan, declined, merged, out of a comment. */
export function proposalActs(making: Making): Act[] {
  const { days } = making;
  const pictures = new Wish(making, ['2.2'], 'Saatke pildid eraldi failina, leht tahab neid suuremalt', {
    sourceKind: 'working-group',
    source: 'Valdade teabejuhtide kohtumine',
  });
  const leaflet = new Wish(making, ['2.1'], 'Trükime iga küla jaoks oma voldiku');
  const inLetter = new Wish(making, ['1.2'], 'Infokirja algusesse kuu sündmuste kalender', {
    sourceKind: 'survey',
    source: 'Lugejate küsitlus',
  });
  const paused = new Wish(making, ['3.2'], 'Ideefondi taotluse võiks saada pooleli jätta ja hiljem jätkata', {
    sourceKind: 'user-test',
    source: 'Kooliõpilased, proovimine telefonis',
  });
  const kept = new Wish(making, ['3.2'], 'Taotlusvormis võiks olla vahesalvestus', {
    sourceKind: 'workshop',
    source: 'Noorte töötuba',
  });
  const photos = new Wish(making, null, 'Ühine fotopank kõigi maakonna ühingutega');
  return [
    leaflet.made(days.day([4, 20]), 'kaidi'),
    leaflet.declined(
      days.day([4, 27]),
      'Külasid on sada nelikümmend ja voldik vananeks enne trükki. Sama info läheb külapäeva plakatile.',
    ),
    pictures.made(days.day([6, 9]), 'kaidi'),
    pictures.accepted(days.day([6, 14]), {
      into: 'step',
      title: 'Piltide saatmine lehtedele eraldi failidena',
      answer: 'Hea tähelepanek, teeme kohe.',
    }),
    inLetter.made(days.ago(19), 'helve'),
    inLetter.accepted(days.ago(15), { into: 'next-plan', title: '', answer: 'Vaatame uue kava juures.' }),
    paused.made(days.ago(9), 'anette'),
    paused.voiced(days.ago(8), 'kaidi'),
    kept.made(days.ago(7), 'anette'),
    kept.voiced(days.ago(6), 'helve'),
    kept.mergedInto(days.ago(5), paused),
    photos.made(days.ago(4), 'kaidi'),
    photos.voiced(days.ago(3), 'anette'),
    outOfComment(making, days.ago(3)),
  ];
}

/** Somebody said it in passing, and it was worth an answer of its own. */
function outOfComment({ planId, stage }: Making, day: string): Act {
  return {
    day,
    who: 'liis',
    perform: async (tx, at) => {
      const { activityId } = await placeOf(tx, planId(), ['1.2']);
      if (!activityId) return;
      const kaidi = { ...tx, scope: stage.cast('kaidi') };
      const text = 'Nurmesoos küsiti, kas infokirja saab ka raamatukogust paberil.';
      const { id } = await addComment(kaidi, at, activityId, { text });
      await proposeComment(tx, at, id);
    },
  };
}

/** One proposal and what became of it. */
class Wish {
  readonly #making: Making;
  readonly #place: Place | null;
  readonly #words: { text: string; sourceKind: Source; source: string };
  #id = '';

  constructor(
    making: Making,
    place: Place | null,
    text: string,
    from: { sourceKind: Source; source: string } = { sourceKind: 'by-hand', source: '' },
  ) {
    this.#making = making;
    this.#place = place;
    this.#words = { text, ...from };
  }

  made(day: string, who: Who): Act {
    return {
      day,
      who,
      perform: async (tx, at) => {
        const { activityId } = await placeOf(tx, this.#making.planId(), this.#place);
        this.#id = (await addProposal(tx, at, { ...this.#words, activityId })).id;
      },
    };
  }

  voiced(day: string, who: Who): Act {
    return { day, who, perform: (tx, at) => voice(tx, at, this.#id, true) };
  }

  accepted(day: string, answer: Pick<z.output<typeof ProposalAccepted>, 'into' | 'title' | 'answer'>): Act {
    return {
      day,
      who: 'liis',
      perform: async (tx, at) => {
        const { activityId } = await placeOf(tx, this.#making.planId(), this.#place);
        const { revision } = await lockRecord(tx, 'proposal', this.#id);
        await acceptProposal(tx, at, this.#id, { ...answer, activityId, revision });
      },
    };
  }

  declined(day: string, answer: string): Act {
    return {
      day,
      who: 'liis',
      perform: async (tx, at) => {
        const { revision } = await lockRecord(tx, 'proposal', this.#id);
        await declineProposal(tx, at, this.#id, { answer, revision });
      },
    };
  }

  mergedInto(day: string, other: Wish): Act {
    return {
      day,
      who: 'liis',
      perform: async (tx, at) => {
        const { revision } = await lockRecord(tx, 'proposal', this.#id);
        await mergeProposal(tx, at, this.#id, { into: other.#id, revision });
      },
    };
  }
}

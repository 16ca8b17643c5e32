import { Suspense } from 'react';
import { LoadingLines } from '#ui/parts/loading-screen.tsx';
import { Section } from '#ui/parts/section.tsx';
import type { HomeCard, ScreenSet } from '#ui/screens.ts';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import { useMainTexts } from './main-texts.ts';
import './home.css';

// Two columns of their own: cards in rows would leave a hole beside every short one. The plan's standing is the long one.
const columns = [['week', 'next', 'missed'], ['standing']] as const satisfies readonly HomeCard['slot'][][];

/** Four questions; whichever room has an answer brings it as a card. */
export function Home({ screenSets }: { screenSets: readonly ScreenSet[] }) {
  const t = useMainTexts();
  const { may } = useSession();
  const cards = screenSets.flatMap((set) => set.home ?? []).filter((card) => may(card.permission));
  return (
    <Page title={t('home.title')}>
      <Unframed cards={cards} slot="lead" />
      <div className="k-home">
        {columns.map((slots) => (
          <div key={slots[0]} className="k-stack">
            {slots.map((slot) => {
              const inSlot = cards.filter((card) => card.slot === slot);
              return (
                <Section key={slot} title={t(`home.${slot}`)}>
                  {inSlot.length === 0 && <p className="k-soft">{t(`home.${slot}Empty`)}</p>}
                  <Suspense fallback={<LoadingLines />}>
                    {inSlot.map((card, at) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: the cards of a slot never change their order.
                      <card.component key={at} />
                    ))}
                  </Suspense>
                </Section>
              );
            })}
          </div>
        ))}
      </div>
      <Unframed cards={cards} slot="recent" />
    </Page>
  );
}

function Unframed({ cards, slot }: { cards: readonly HomeCard[]; slot: HomeCard['slot'] }) {
  const inSlot = cards.filter((card) => card.slot === slot);
  return (
    <Suspense fallback={null}>
      {inSlot.map((card, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cards of a slot never change their order.
        <card.component key={at} />
      ))}
    </Suspense>
  );
}

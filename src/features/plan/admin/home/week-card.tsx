import { Button } from '@mantine/core';
import { useState } from 'react';
import { AppLink } from '#ui/navigation/app-link.tsx';
import type { DueItem, HomeView } from '../../contract/screens.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { DueRow } from './due-row.tsx';
import './home.css';
import { HomeCardBody } from './home-card.tsx';

const SHOWN_AT_FIRST = 8;

/** Sel nädalal: what is due, one's own first. */
export function WeekCard() {
  return <HomeCardBody>{(view) => <Week view={view} />}</HomeCardBody>;
}

function Week({ view }: { view: HomeView }) {
  const t = usePlanTexts();
  const [all, setAll] = useState(false);
  if (!view.plan) return <p className="k-soft">{t('home.without.week')}</p>;
  if (view.due.length === 0) {
    return (
      <>
        <p>{t('home.week.empty')}</p>
        <p className="k-soft">{t('home.week.emptyHint')}</p>
      </>
    );
  }
  const shown = all ? view.due : view.due.slice(0, SHOWN_AT_FIRST);
  const mine = shown.filter((item) => item.mine);
  const others = shown.filter((item) => !item.mine);
  const folded = view.due.length - shown.length;
  return (
    <div className="plan-due">
      {mine.length > 0 && <DueList title={t('home.week.mine')} items={mine} />}
      {others.length > 0 && <DueList title={mine.length > 0 ? t('home.week.others') : null} items={others} />}
      {folded > 0 && (
        <Button variant="subtle" size="compact-md" onClick={() => setAll(true)}>
          {t('home.week.rest', { count: folded })}
        </Button>
      )}
      {view.dueTotal > view.due.length && view.plan && (
        <AppLink to={places.plan(view.plan.id)} search={{ view: 'month' }}>
          {t('home.week.inPlan', { count: view.dueTotal })}
        </AppLink>
      )}
    </div>
  );
}

function DueList({ title, items }: { title: string | null; items: readonly DueItem[] }) {
  return (
    <div>
      {title !== null && <h3>{title}</h3>}
      <ul>
        {items.map((item) => (
          <DueRow key={`${item.kind} ${item.recordId} ${item.dueOn}`} item={item} />
        ))}
      </ul>
    </div>
  );
}

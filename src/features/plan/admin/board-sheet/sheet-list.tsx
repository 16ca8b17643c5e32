import { Button } from '@mantine/core';
import { Children, type ReactNode, useState } from 'react';
import { usePlanTexts } from '../plan-texts.ts';

/** As many as one takes in at a glance; the rest one click away. On paper all of them stand. */
const shownAtFirst = 7;

export function SheetList({ title, empty, children }: { title: string; empty: string; children: ReactNode }) {
  const t = usePlanTexts();
  const [all, setAll] = useState(false);
  const items = Children.toArray(children);
  const rest = items.length - shownAtFirst;
  return (
    <div className="k-sheet-list">
      <h3>{title}</h3>
      {items.length === 0 && <p className="k-soft">{empty}</p>}
      {items.length > 0 && <ul>{all ? items : items.slice(0, shownAtFirst)}</ul>}
      {rest > 0 && !all && (
        <Button variant="subtle" size="compact-md" onClick={() => setAll(true)}>
          {t('boardSheet.showMore', { count: rest })}
        </Button>
      )}
    </div>
  );
}

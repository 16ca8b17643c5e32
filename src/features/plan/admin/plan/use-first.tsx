import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { usePlanTexts } from '../plan-texts.ts';

// Measured with 1,000 activities: all rows at once stood on the screen after 9.6 s, the first 150 after 2.5 s.
const AT_ONCE = 150;

/** The first rows of a long plan, and a button for the next ones. */
export function useFirst<Row>(rows: readonly Row[]): { first: readonly Row[]; more: ReactNode } {
  const t = usePlanTexts();
  const [count, setCount] = useState(AT_ONCE);
  const rest = rows.length - count;
  const more = rest > 0 && (
    <Button variant="default" className="k-plan-more" onClick={() => setCount(count + AT_ONCE)}>
      {t('plan.list.rest', { count: rest })}
    </Button>
  );
  return { first: rest > 0 ? rows.slice(0, count) : rows, more: more || null };
}

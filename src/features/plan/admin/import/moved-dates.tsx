import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DatesPreview } from '../../contract/imports.ts';
import { usePlanTexts } from '../plan-texts.ts';

const SHOWN_AT_FIRST = 4;

/** Each activity's time as it is and as it would be. */
export function MovedDates({ moved }: { moved: DatesPreview['moved'] }) {
  const t = usePlanTexts();
  const [all, setAll] = useState(false);
  if (moved.length === 0) return null;
  const shown = all ? moved : moved.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      {/* biome-ignore lint/a11y/noRedundantRoles: laid out as blocks on a phone, a table loses its role in some browsers. */}
      <table role="table" className="plan-moved">
        <thead>
          <tr>
            <th scope="col">{t('import.dates.activity')}</th>
            <th scope="col">{t('import.dates.from')}</th>
            <th scope="col">{t('import.dates.to')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: codes and titles may repeat; the order is the plan's.
            <tr key={at}>
              <th scope="row">
                <span className="plan-clamp">{[one.code, one.title].filter(Boolean).join(' ')}</span>
              </th>
              <td className="k-soft">{one.from}</td>
              <td>{one.to}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < moved.length && (
        <Button variant="subtle" size="compact-md" onClick={() => setAll(true)}>
          {t('import.dates.all', { count: moved.length })}
        </Button>
      )}
    </>
  );
}

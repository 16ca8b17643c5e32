import { Radio } from '@mantine/core';
import { Section } from '#ui/parts/section.tsx';
import type { CandidateTable, ImportPreview } from '../../contract/imports.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { chosenTable } from './chosen-table.ts';

const TOGETHER = 'together';

/** Which of several tables holds the plan. */
export function TablesSection(props: { preview: ImportPreview; onChoose: (index: number | null) => void }) {
  const t = usePlanTexts();
  const { tables, tableIndex } = props.preview;
  const together = tables.filter((table) => table.chosen).length;
  const value = tableIndex ?? (together > 1 ? TOGETHER : chosenTable(props.preview)?.index);
  const title = t('import.tables.title', { count: tables.length });
  return (
    <Section title={title}>
      <Radio.Group
        aria-label={title}
        value={String(value ?? '')}
        onChange={(given) => props.onChoose(given === TOGETHER ? null : Number(given))}
      >
        <div className="plan-choices">
          {together > 1 && <Radio value={TOGETHER} label={t('import.tables.together', { count: together })} />}
          {tables.map((table, at) => (
            <Radio
              key={table.index}
              value={String(table.index)}
              label={`${table.name ?? t('import.tables.unnamed', { number: at + 1 })} · ${t('import.tables.rows', { count: table.rows })}`}
              description={headersOf(table)}
            />
          ))}
        </div>
      </Radio.Group>
    </Section>
  );
}

function headersOf(table: CandidateTable): string {
  return table.columns
    .map((column) => column.header)
    .filter(Boolean)
    .join(' · ');
}

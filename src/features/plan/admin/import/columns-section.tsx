import { Button, NativeSelect } from '@mantine/core';
import { useId, useState } from 'react';
import { Section } from '#ui/parts/section.tsx';
import { PlanField } from '../../contract/document.ts';
import type { CandidateTable, ImportPreview } from '../../contract/imports.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { chosenTable } from './chosen-table.ts';
import type { Mapping } from './use-mapping.ts';

type Column = CandidateTable['columns'][number];

/** What each column of the document is; folded up when all of them were recognised. */
export function ColumnsSection(props: { preview: ImportPreview; mapping: Mapping; startOpen: boolean }) {
  const t = usePlanTexts();
  const id = useId();
  const [opened, setOpened] = useState(props.startOpen);
  const columns = chosenTable(props.preview)?.columns ?? [];
  const { fields } = props.mapping;
  const kept = fields.filter((field) => field === null).length;
  if (columns.length === 0) return null;
  return (
    <Section
      title={t('import.columns.title')}
      action={
        <Button
          variant="subtle"
          size="compact-md"
          aria-expanded={opened}
          aria-controls={id}
          onClick={() => setOpened(!opened)}
        >
          {opened ? t('import.columns.hide') : t('import.columns.show')}
        </Button>
      }
    >
      {props.preview.counts.activities === 0 && (
        <p role="alert" className="plan-problem">
          {t('import.nothing')}
        </p>
      )}
      {kept > 0 && <p className="k-soft plan-under-heading">{t('import.columns.kept', { count: kept })}</p>}
      <div id={id}>
        {opened ? (
          <MappingTable columns={columns} mapping={props.mapping} />
        ) : (
          <Summary columns={columns} fields={fields} />
        )}
      </div>
    </Section>
  );
}

function Summary({ columns, fields }: { columns: readonly Column[]; fields: Mapping['fields'] }) {
  const t = usePlanTexts();
  return (
    <ul className="plan-columns">
      {columns.map((column, at) => (
        <li key={column.index}>
          {column.header} <span className="k-soft">→ {t(`import.field.${fields[at] ?? 'note'}`)}</span>
        </li>
      ))}
    </ul>
  );
}

function MappingTable({ columns, mapping }: { columns: readonly Column[]; mapping: Mapping }) {
  const t = usePlanTexts();
  return (
    <>
      <p className="k-soft plan-under-heading">{t('import.columns.summary')}</p>
      {/* biome-ignore lint/a11y/noRedundantRoles: laid out as blocks on a phone, a table loses its role in some browsers. */}
      <table role="table" className="plan-mapping">
        <thead>
          <tr>
            <th scope="col">{t('import.columns.header')}</th>
            <th scope="col">{t('import.columns.samples')}</th>
            <th scope="col">{t('import.columns.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column, at) => (
            <MappingRow key={column.index} column={column} at={at} mapping={mapping} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function MappingRow({ column, at, mapping }: { column: Column; at: number; mapping: Mapping }) {
  const t = usePlanTexts();
  const { header } = column;
  const options = [
    ...PlanField.options.map((field) => ({ value: field as string, label: t(`import.field.${field}`) })),
    { value: '', label: t('import.field.note') },
  ];
  return (
    <tr>
      <th scope="row">{header}</th>
      <td className="plan-samples">
        {column.samples.slice(0, 3).map((sample, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: samples may repeat and never change their order.
          <p key={index}>{sample}</p>
        ))}
      </td>
      <td>
        <NativeSelect
          aria-label={t('import.columns.meaningOf', { header })}
          data={options}
          value={mapping.fields[at] ?? ''}
          onChange={(event) => {
            const field = PlanField.safeParse(event.currentTarget.value);
            mapping.chooseField(at, field.success ? field.data : null);
          }}
        />
      </td>
    </tr>
  );
}

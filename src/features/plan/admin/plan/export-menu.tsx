import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { addressOf } from '#ui/api/client.ts';
import { downloadCsv } from '#ui/charts/download.ts';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { ActivitySummary, PlanView } from '../../contract/plan.ts';
import { plans } from '../../contract/plan-endpoints.ts';
import { usePlanTexts } from '../plan-texts.ts';

const formats = ['docx', 'pdf', 'xlsx', 'csv', 'json'] as const;

interface ExportMenuProps {
  view: PlanView;
  shown: readonly ActivitySummary[];
}

/** The whole plan in its own columns from the server; what the filters leave, as a table of what is on the screen. */
export function ExportMenu({ view, shown }: ExportMenuProps) {
  const t = usePlanTexts();
  const { slug } = useSession().organisation;
  const rows = useRows(shown);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          {t('plan.export.label')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('plan.export.whole')}</Menu.Label>
        {formats.map((format) => (
          <Menu.Item
            key={format}
            component="a"
            download
            href={addressOf(plans.export, { params: { organisation: slug, id: view.plan.id }, query: { format } })}
          >
            {t(`plan.export.${format}`)}
          </Menu.Item>
        ))}
        <Menu.Label>{t('plan.export.shown', { count: shown.length })}</Menu.Label>
        <Menu.Item onClick={() => downloadCsv(rows(), view.plan.title)}>{t('plan.export.csv')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function useRows(shown: readonly ActivitySummary[]): () => (string | number | null)[][] {
  const t = usePlanTexts();
  const format = useFormat();
  const columns = ['code', 'title', 'period', 'parties', 'steps', 'state', 'indicator'] as const;
  return () => [
    columns.map((column) => t(`plan.list.${column}`)),
    ...shown.map((one) => [
      one.code,
      one.title,
      format.period(one.periodStart, one.periodEnd) || one.periodText,
      one.parties.map((party) => party.name).join(', '),
      t('plan.list.stepsOf', { done: one.stepsDone, total: one.steps }),
      t(`words.activityState.${one.state}`),
      one.indicatorState ? t(`words.indicatorState.${one.indicatorState}`) : null,
    ]),
  ];
}

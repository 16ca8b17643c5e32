import { Button, Select } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { addressOf } from '#ui/api/client.ts';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { DateField } from '#ui/form/date-field.tsx';
import { useAddress } from '#ui/navigation/address.ts';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingScreen } from '#ui/parts/loading-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import { useFormat } from '#ui/use-format.ts';
import { type BoardSheet, boardSheet } from '../../contract/board-sheet.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { useRailPlaceOf } from '../use-rail-place.ts';
import { BoardSheetFacts, IndicatorCounts } from './board-sheet-facts.tsx';
import { SheetChanged } from './sheet-changed.tsx';
import { SheetMoney } from './sheet-money.tsx';
import { SheetNeeds } from './sheet-needs.tsx';
import { SheetReaders } from './sheet-readers.tsx';
import '../approval/approval.css';
import './board-sheet.css';

/** One page for the meeting: the same as the PDF, with every number opening what it is made of. */
export function BoardSheetScreen() {
  const { plan = '' } = useParams({ strict: false }) as { plan?: string };
  const { slug } = useSession().organisation;
  const { params } = useAddress();
  const period = { ...(params.from ? { from: params.from } : {}), ...(params.to ? { to: params.to } : {}) };
  const query = useEndpointQuery(
    boardSheet.read,
    { params: { organisation: slug, id: plan }, query: period },
    { keepPrevious: true },
  );
  if (query.data) return <Sheet sheet={query.data} />;
  if (query.error) return <ErrorScreen error={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingScreen />;
}

function Sheet({ sheet }: { sheet: BoardSheet }) {
  const t = usePlanTexts();
  const format = useFormat();
  const { slug } = useSession().organisation;
  const { plan, period } = sheet;
  const file = addressOf(boardSheet.file, {
    params: { organisation: slug, id: plan.id },
    query: { from: period.start, to: period.end },
  });
  return (
    <Page
      rail={useRailPlaceOf(plan.id, places.current)}
      title={t('boardSheet.title')}
      trail={[{ label: plan.title, to: places.plan(plan.id) }]}
      summary={`${plan.title} · ${t('boardSheet.asOf', { day: format.day(sheet.today) })}`}
      primary={
        <Button component="a" href={file} download leftSection={<IconDownload size={16} aria-hidden />}>
          {t('boardSheet.download')}
        </Button>
      }
      secondary={
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => print()}>
          {t('plan.header.print')}
        </Button>
      }
    >
      <PeriodChoice sheet={sheet} />
      <BoardSheetFacts sheet={sheet} />
      <IndicatorCounts sheet={sheet} />
      <div className="k-sheet-columns">
        <SheetNeeds sheet={sheet} />
        <SheetChanged sheet={sheet} />
      </div>
      <SheetMoney sheet={sheet} />
      <SheetReaders planId={plan.id} />
    </Page>
  );
}

function PeriodChoice({ sheet }: { sheet: BoardSheet }) {
  const t = usePlanTexts();
  const format = useFormat();
  const { change } = useAddress();
  const { period, quarters } = sheet;
  const choices = quarters.map(({ start, end }) => ({
    value: `${start} ${end}`,
    label: format.period(start, end),
  }));
  const chosen = `${period.start} ${period.end}`;
  return (
    <div className="k-sheet-period k-no-print">
      <Select
        label={t('boardSheet.period')}
        data={choices}
        value={choices.some((one) => one.value === chosen) ? chosen : null}
        placeholder={t('boardSheet.other')}
        onChange={(value) => {
          const [from = null, to = null] = value?.split(' ') ?? [];
          change({ from, to });
        }}
      />
      <DateField
        label={t('boardSheet.from')}
        value={period.start}
        onChange={(from) => change({ from, to: period.end })}
      />
      <DateField label={t('boardSheet.to')} value={period.end} onChange={(to) => change({ from: period.start, to })} />
    </div>
  );
}

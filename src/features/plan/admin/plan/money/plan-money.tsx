import { Button } from '@mantine/core';
import { IconCoinEuro, IconDownload } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { downloadCsv } from '#ui/charts/download.ts';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { EmptyScreen } from '#ui/parts/empty-screen.tsx';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingLines } from '#ui/parts/loading-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { boardSheet, type PlanMoney as Money } from '../../../contract/board-sheet.ts';
import type { PlanView } from '../../../contract/plan.ts';
import { places } from '../../places.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { useEuros } from './use-euros.ts';
import '../../board-sheet/board-sheet.css';

/** What the plan costs by section, activity and year; each sum opens the lines that it is made of. */
export function PlanMoney({ view }: { view: PlanView }) {
  const t = usePlanTexts();
  const { slug } = useSession().organisation;
  const query = useEndpointQuery(boardSheet.money, { params: { organisation: slug, id: view.plan.id } });
  if (query.error) return <ErrorScreen small error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingLines />;
  if (query.data.years.length === 0) {
    return <EmptyScreen icon={IconCoinEuro} title={t('money.emptyTitle')} text={t('money.empty')} />;
  }
  return <MoneyTable money={query.data} title={view.plan.title} />;
}

function MoneyTable({ money, title }: { money: Money; title: string }) {
  const t = usePlanTexts();
  const euros = useEuros();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) => setOpened((before) => before.symmetricDifference(new Set([id])));
  const years = money.years.map((one) => one.year);
  const cells = (sums: Sums) => (
    <>
      {years.map((year) => {
        const of = sums.years.find((one) => one.year === year);
        return (
          <Fragment key={year}>
            <td>{of ? euros(of.plannedCents) : '–'}</td>
            <td>{of ? euros(of.spentCents) : '–'}</td>
          </Fragment>
        );
      })}
      {years.length > 1 && (
        <>
          <td>{euros(sums.plannedCents)}</td>
          <td>{euros(sums.spentCents)}</td>
        </>
      )}
    </>
  );
  return (
    <div className="k-stack">
      <div className="k-row k-no-print">
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() =>
            downloadCsv(rowsOf(money, t('money.columns').split('|')), `${title} – ${t('plan.view.money')}`)
          }
        >
          {t('money.download')}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard. */}
      <section className="k-money-scroll" aria-label={t('plan.view.money')} tabIndex={0}>
        <table className="k-money-table">
          <MoneyHead years={years} />
          <tbody>
            {money.sections.map((section) => (
              <Fragment key={section.id}>
                <tr className="k-money-section">
                  <th scope="row">{section.title}</th>
                  {cells(section)}
                </tr>
                {section.activities.map((activity) => (
                  <Fragment key={activity.id}>
                    <tr className="k-money-activity">
                      <th scope="row">
                        <Button
                          variant="subtle"
                          size="compact-sm"
                          aria-expanded={opened.has(activity.id)}
                          onClick={() => toggle(activity.id)}
                        >
                          {t('money.linesOf', { count: activity.lines.length })}
                        </Button>{' '}
                        <AppLink to={places.activity(activity.id)}>
                          {[activity.code, activity.title].filter(Boolean).join(' ')}
                        </AppLink>
                      </th>
                      {cells(activity)}
                    </tr>
                    {opened.has(activity.id) &&
                      activity.lines.map((line) => (
                        <tr key={line.id} className="k-money-line">
                          <th scope="row">{line.title}</th>
                          {cells({ ...line, years: [line] })}
                        </tr>
                      ))}
                  </Fragment>
                ))}
              </Fragment>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('boardSheet.total')}</th>
              {cells({ ...money.total, years: money.years })}
            </tr>
          </tfoot>
        </table>
      </section>
    </div>
  );
}

interface Sums {
  plannedCents: number;
  spentCents: number;
  years: readonly { year: number; plannedCents: number; spentCents: number }[];
}

function MoneyHead({ years }: { years: readonly number[] }) {
  const t = usePlanTexts();
  const names = [...years.map(String), ...(years.length > 1 ? [t('boardSheet.total')] : [])];
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {t('money.what')}
        </th>
        {names.map((name) => (
          <th key={name} scope="colgroup" colSpan={2}>
            {name}
          </th>
        ))}
      </tr>
      <tr>
        {names.map((name) => (
          <Fragment key={name}>
            <th scope="col">{t('boardSheet.planned')}</th>
            <th scope="col">{t('boardSheet.spent')}</th>
          </Fragment>
        ))}
      </tr>
    </thead>
  );
}

function rowsOf(money: Money, headers: readonly string[]): (string | number | null)[][] {
  return [
    [...headers],
    ...money.sections.flatMap((section) =>
      section.activities.flatMap((activity) =>
        activity.lines.map((line) => [
          ...[section.title, activity.code, activity.title, line.title, line.year],
          ...[line.plannedCents / 100, line.spentCents / 100],
        ]),
      ),
    ),
  ];
}

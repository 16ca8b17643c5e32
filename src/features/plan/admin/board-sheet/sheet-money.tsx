import { AppLink } from '#ui/navigation/app-link.tsx';
import { Section } from '#ui/parts/section.tsx';
import type { BoardSheet } from '../../contract/board-sheet.ts';
import { places } from '../places.ts';
import { useEuros } from '../plan/money/use-euros.ts';
import { usePlanTexts } from '../plan-texts.ts';

/** Planned and spent by year and by section; the lines stand on the plan's own page. */
export function SheetMoney({ sheet: { money, plan } }: { sheet: BoardSheet }) {
  const t = usePlanTexts();
  const euros = useEuros();
  if (money.years.length === 0) {
    return (
      <Section title={t('boardSheet.money')}>
        <p className="k-soft">{t('boardSheet.noMoney')}</p>
      </Section>
    );
  }
  const rows = [
    ...money.years.map(({ year, ...sums }) => ({ key: String(year), title: String(year), ...sums })),
    ...money.sections.map(({ id, ...section }) => ({ key: id, ...section })),
  ];
  return (
    <Section
      title={t('boardSheet.money')}
      action={
        <AppLink to={places.plan(plan.id)} search={{ view: 'money' }}>
          {t('boardSheet.lines')}
        </AppLink>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard. */}
      <section className="k-money-scroll" aria-label={t('boardSheet.bySection')} tabIndex={0}>
        <table className="k-money-table">
          <thead>
            <tr>
              <th scope="col">{t('publicPage.section')}</th>
              <th scope="col">{t('boardSheet.planned')}</th>
              <th scope="col">{t('boardSheet.spent')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.title}</th>
                <td>{euros(row.plannedCents)}</td>
                <td>{euros(row.spentCents)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('boardSheet.total')}</th>
              <td>{euros(money.total.plannedCents)}</td>
              <td>{euros(money.total.spentCents)}</td>
            </tr>
          </tfoot>
        </table>
      </section>
    </Section>
  );
}

import type { PlanMoney } from '../contract/board-sheet.ts';
import type { Speaking } from './page.tsx';

/** Planned and spent by section, then by year. */
export function PlanMoneyTable({ money, speaking: { t, written } }: { money: PlanMoney; speaking: Speaking }) {
  const rows = [
    ...money.sections.map(({ id, title, plannedCents, spentCents }) => ({ key: id, title, plannedCents, spentCents })),
    ...money.years.map(({ year, ...sums }) => ({ key: String(year), title: String(year), ...sums })),
  ];
  return (
    <section aria-labelledby="money">
      <h2 id="money">{t('boardSheet.money')}</h2>
      {money.years.length === 0 ? (
        <p className="soft">{t('boardSheet.noMoney')}</p>
      ) : (
        <table>
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
                <td>{written.euros(row.plannedCents)}</td>
                <td>{written.euros(row.spentCents)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('boardSheet.total')}</th>
              <td>{written.euros(money.total.plannedCents)}</td>
              <td>{written.euros(money.total.spentCents)}</td>
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  );
}

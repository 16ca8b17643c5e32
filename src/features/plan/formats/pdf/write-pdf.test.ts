import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { PlanTable } from '../table.ts';
import { writePdf } from './write-pdf.ts';

const pictures = path.join(import.meta.dirname, '../../../../../node_modules/.cache/kaja-pdf');

function aTable(rows: number): PlanTable {
  return {
    title: 'Kaarnamaa kommunikatsioonikava 2026',
    language: 'et',
    columns: [
      { header: 'Jrk', field: 'code' },
      { header: 'Tegevus', field: 'title' },
      { header: 'Ajakava', field: 'period' },
      { header: 'Alategevused', field: 'steps' },
      { header: 'Osalejad', field: 'parties' },
    ],
    sections: [
      {
        code: '1.',
        title: 'Kanalid ja lood',
        rows: Array.from({ length: rows }, (_, index) => ({
          cells: [
            `1.${index + 1}.`,
            'Koduleht, kust taotleja leiab vastuse ilma telefonikõneta',
            'jaanuar–märts 2026',
            '1) Sisukaart ja uued tekstid\n2) Kujunduse valik ja lehe ehitamine\n3) #panic("ei") *märk* 🎉',
            'Õie Šžükk, kommunikatsioonijuht, maapiirkonna noortekogu',
          ],
        })),
      },
    ],
  };
}

it('a plan is written whole, tagged, with its table header on every page', async () => {
  const bytes = Buffer.from(await writePdf(aTable(40)));
  const text = bytes.toString('latin1');
  expect(text).toContain('/StructTreeRoot');
  expect(text).toMatch(/\/Lang\s?\(et\)/);
  expect(text.match(/\/Type\s?\/Page\b(?!s)/g)?.length).toBeGreaterThan(1);
  mkdirSync(pictures, { recursive: true });
  writeFileSync(path.join(pictures, 'plan.pdf'), bytes);
});

it('a plan without anything is a page, too', async () => {
  expect((await writePdf({ title: '', language: 'xx-unknown', columns: [], sections: [] })).length).toBeGreaterThan(
    1000,
  );
});

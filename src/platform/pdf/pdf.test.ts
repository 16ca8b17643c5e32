import { describe, expect, it } from 'vitest';
import { makePdf, PdfProblem } from './pdf.ts';
import { Printer } from './printer.ts';

const template = '#set document(title: data.title)\n= #data.title\n#data.text';
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('a document', () => {
  it('is tagged, says its language and carries its fonts', async () => {
    const { bytes, pages } = await makePdf({
      template,
      data: { title: 'Kava äöüõšž', text: 'Sõna 1 234,5 €' },
      language: 'et',
    });
    const text = textOf(bytes);
    expect(pages).toBe(1);
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text).toContain('/StructTreeRoot');
    expect(text).toMatch(/\/Lang\s?\(et\)/);
    expect(text).toContain('SourceSans3');
  });

  it('shows what people wrote and runs none of it', async () => {
    const text = '#panic("x") *b* $ #import "/etc/passwd" ]) </text>';
    expect((await makePdf({ template, data: { title: '#read("/etc/passwd")', text }, language: 'et' })).pages).toBe(1);
  });

  it.each(['Tere 🎉 kõigile', '日本語 ja עברית', 'a\u0000b\u0007\u200b\ufeff', '\ud800', 'ﬁ ½ ‰ № → ≥'])(
    'is made of %j too',
    async (text) => {
      expect((await makePdf({ template, data: { title: text, text }, language: 'et' })).pages).toBe(1);
    },
  );

  it('is refused where its template is wrong, and the next one is made', async () => {
    await expect(makePdf({ template: '#nowhere', data: {}, language: 'et' })).rejects.toBeInstanceOf(PdfProblem);
    expect((await makePdf({ template, data: { title: 'Kava', text: '' }, language: 'en' })).pages).toBe(1);
  });

  it('can read no file', async () => {
    const reading = makePdf({ template: '#read("/etc/passwd")', data: {}, language: 'et' });
    await expect(reading).rejects.toThrow();
  });

  it('is made beside others without mixing them up', async () => {
    const many = await Promise.all(
      [1, 2, 3, 4].map((count) =>
        makePdf({
          template: `${template}\n${'#pagebreak()\n'.repeat(count)}`,
          data: { title: 'K', text: 't' },
          language: 'et',
        }),
      ),
    );
    expect(many.map((one) => one.pages)).toEqual([2, 3, 4, 5]);
  });

  it.each([
    ['takes too long', { mostMs: 400, mostBytes: 2 ** 40 }, 'No document after'],
    ['needs too much memory', { mostMs: 60_000, mostBytes: 2 ** 20 }, 'too much memory'],
  ])('that %s is given up, and the next one is made', async (_case, limits, problem) => {
    const printer = new Printer(limits);
    const endless = '#for i in range(100000) { for j in range(100000) { let k = i * j } }';
    expect(await printer.print(endless, '{}')).toMatchObject({ problem: expect.stringContaining(problem) });
    expect(await new Printer().print('#set document(title: "K")\nTere', '{}')).toMatchObject({ pages: 1 });
  });
});

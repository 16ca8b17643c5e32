import type { ParseWarning } from '../../contract/document.ts';

export type WarningCode = keyof typeof sentences;

/** Said in the document's language when that is Estonian, else in English. */
const sentences = {
  periodUnreadable: {
    et: 'Ajast „{text}” ei saa kuupäevi välja lugeda. Aeg jäi määramata.',
    en: 'No dates can be read from “{text}”. The time is left open.',
  },
  periodWithoutYear: {
    et: 'Ajal „{text}” puudub aasta. Aeg jäi määramata.',
    en: '“{text}” names no year. The time is left open.',
  },
  periodImpossible: {
    et: 'Sellist kuupäeva ei ole: „{text}”. Aeg jäi määramata.',
    en: 'There is no such date: “{text}”. The time is left open.',
  },
  periodBackwards: {
    et: 'Aja „{text}” lõpp on enne algust. Aeg jäi määramata.',
    en: '“{text}” ends before it begins. The time is left open.',
  },
  periodInProjectMonths: {
    et: 'Aeg „{text}” on projektikuudes, aga dokument ei ütle, millal projekt algab. Aeg jäi määramata.',
    en: '“{text}” counts project months, but the document does not say when the project starts. The time is left open.',
  },
  codeRepeated: {
    et: 'Number {code} on juba kasutusel real {first}. Mõlemad tegevused jäid alles.',
    en: 'Number {code} already stands in row {first}. Both activities were kept.',
  },
  codeRepaired: {
    et: 'Tabelarvutus oli numbri muutnud kuupäevaks „{text}”. Lugesime selle numbriks {code}.',
    en: 'A spreadsheet had turned the number into the date “{text}”. It was read as {code}.',
  },
  stepMissing: {
    et: 'Alategevuste numeratsioonis on lünk: pärast {number}) tuleb kohe {next}).',
    en: 'The numbering of the steps has a gap: {number}) is followed by {next}).',
  },
  titleMissing: {
    et: 'Real ei ole tegevuse nimetust.',
    en: 'The row has no name of an activity.',
  },
  totalsRow: {
    et: 'Kokkuvõtterida ei ole tegevus ja jäi kavast välja: {text}',
    en: 'A row of totals is no activity and was left out of the plan: {text}',
  },
  sectionCellLeftOut: {
    et: 'See on osa rida. Osal on ainult nimi, „{text}” jäi kavast välja.',
    en: 'This row is a section. A section has a name only, “{text}” was left out of the plan.',
  },
  noteRow: {
    et: 'See rida on märkus, mitte tegevus, ja jäi kavast välja: {text}',
    en: 'This row is a note and no activity, it was left out of the plan: {text}',
  },
  rowNotUnderstood: {
    et: 'Rida ei kuulu ühegi tegevuse juurde ja jäi kavast välja: {text}',
    en: 'The row belongs to no activity and was left out of the plan: {text}',
  },
  tableLeftOut: {
    et: 'Tabel ei ole tegevuste tabel ja jäi kavast välja: {text}',
    en: 'This table lists no activities and was left out of the plan: {text}',
  },
  textLeftOut: {
    et: 'Tabelist väljas olev tekst jäi kavast välja: {text}',
    en: 'Text outside the table was left out of the plan: {text}',
  },
} as const;

const unnamedColumns = { et: 'Veerg {number}', en: 'Column {number}' };

export class Warnings {
  readonly list: ParseWarning[] = [];
  readonly language: 'et' | 'en';

  constructor(language: string) {
    this.language = language === 'et' ? 'et' : 'en';
  }

  add(
    code: WarningCode,
    place: { row?: number | null; column?: string | null },
    params: Record<string, string | number> = {},
  ): void {
    this.list.push({
      row: place.row ?? null,
      column: place.column ?? null,
      message: filled(sentences[code][this.language], params),
    });
  }

  columnName(number: number): string {
    return filled(unnamedColumns[this.language], { number });
  }
}

function filled(sentence: string, params: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

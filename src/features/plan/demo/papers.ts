import sharp from 'sharp';

/** Files of the demo: drawn and written anew at loading, so that no binary lies in the project. */
export const papers = {
  testing: {
    name: 'kodulehe-proovimine.jpg',
    picture: { sky: '#dfe9ee', far: '#9db8a5', near: '#5d8266', sun: '#f3d9a4' },
  },
  morning: { name: 'infohommik.jpg', picture: { sky: '#f4e3cf', far: '#b7a98b', near: '#6f7f5a', sun: '#f6b26b' } },
  trip: { name: 'liikmete-paev.jpg', picture: { sky: '#cfe3ef', far: '#86aebd', near: '#3f6f63', sun: '#fff3c4' } },
  agreement: {
    name: 'koostoolepe-nurmesoo.pdf',
    lines: [
      'Koostöölepe',
      'Kaarnamaa Arendusring ja Nurmesoo vald',
      '',
      '1. Vald avaldab oma lehes igas kvartalis vähemalt ühe loo.',
      '2. Arendusring saadab teksti ja pildid kümme päeva enne tähtaega.',
      '3. Muudatustest räägivad pooled teineteisele esimesel võimalusel.',
      '',
      'Näidisdokument, allkirjadeta.',
    ],
  },
  decision: {
    name: 'juhatuse-otsus-sisuplaan.pdf',
    lines: [
      'Väljavõte juhatuse koosoleku protokollist',
      'Kaarnamaa Arendusring',
      '',
      'Päevakorrapunkt 3: aasta sisuplaan.',
      'Otsus: kinnitada sisuplaan töörühma esitatud kujul.',
      'Poolt 7, vastu 0, erapooletuid 1.',
      '',
      'Näidisdokument, allkirjadeta.',
    ],
  },
  approval: {
    name: 'kava-kinnitamine.pdf',
    lines: [
      'Väljavõte koosoleku protokollist',
      'Kaarnamaa Arendusring',
      '',
      'Päevakorrapunkt 2: kommunikatsioonikava kinnitamine.',
      'Otsus: kinnitada kava esitatud kujul.',
      '',
      'Näidisdokument, allkirjadeta.',
    ],
  },
  summary: {
    name: 'kava-kokkuvote.pdf',
    lines: [
      'Kommunikatsioonikava kokkuvõte',
      'Kaarnamaa Arendusring',
      '',
      'Infokiri ilmus igal kuul, tellijaid tuli juurde 21%.',
      'Valdade lehtedes ilmus 17 lugu, kaks valda jäid katmata.',
      'Uue kava jaoks: kokkulepped valdadega enne lugusid.',
      '',
      'Näidisdokument.',
    ],
  },
} as const;
export type FileKey = keyof typeof papers;

export async function bytesOf(key: FileKey): Promise<{ name: string; mediaType: string; bytes: Uint8Array }> {
  const file = papers[key];
  if ('picture' in file) return { name: file.name, mediaType: 'image/jpeg', bytes: await landscape(file.picture) };
  return { name: file.name, mediaType: 'application/pdf', bytes: pdfOf(file.lines) };
}

/** Hills under a sky: enough to see that a photo is a photo. */
function landscape(colours: { sky: string; far: string; near: string; sun: string }): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640" viewBox="0 0 960 640">
    <defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="${colours.sky}"/><stop offset="1" stop-color="#fbf8f1"/></linearGradient></defs>
    <rect width="960" height="640" fill="url(#s)"/>
    <circle cx="700" cy="190" r="64" fill="${colours.sun}"/>
    <path d="M0 400 C 160 300 300 320 440 370 S 760 430 960 320 V 640 H 0 Z" fill="${colours.far}"/>
    <path d="M0 500 C 220 420 380 460 560 500 S 820 540 960 470 V 640 H 0 Z" fill="${colours.near}"/>
    <path d="M430 640 C 470 580 540 560 520 500 C 512 478 540 468 548 466 C 560 500 600 560 640 640 Z" fill="#fbf8f1" opacity=".55"/>
  </svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 82 }).toBuffer();
}

/** One page with the built-in Helvetica, whose WinAnsi encoding has the Estonian letters but š and ž. */
function pdfOf(lines: readonly string[]): Buffer {
  const shown = lines.map((line, index) => {
    const text = line.replace(/[\\()]/g, '\\$&');
    return `/F1 ${index === 0 ? 18 : 12} Tf (${text}) Tj 0 -${index === 0 ? 30 : 20} Td`;
  });
  const stream = `BT 72 740 Td ${shown.join('\n')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let body = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  // One byte a letter, as the places above count.
  return Buffer.from(body + table + trailer, 'latin1');
}

const PNG_SCALE = 2;

/** Saves bytes that the page itself made. */
export function downloadBlob(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Firefox reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

export function downloadSvg(svg: SVGSVGElement, title: string): void {
  downloadBlob(new Blob([standalone(svg)], { type: 'image/svg+xml' }), `${fileName(title)}.svg`);
}

export function downloadPng(svg: SVGSVGElement, title: string): void {
  const address = URL.createObjectURL(new Blob([standalone(svg)], { type: 'image/svg+xml' }));
  const image = new Image();
  image.addEventListener('load', () => {
    const canvas = document.createElement('canvas');
    canvas.width = svg.width.baseVal.value * PNG_SCALE;
    canvas.height = svg.height.baseVal.value * PNG_SCALE;
    const context = canvas.getContext('2d');
    if (!context) return;
    context.fillStyle = readToken('--k-raised');
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(address);
    canvas.toBlob((blob) => blob && downloadBlob(blob, `${fileName(title)}.png`));
  });
  image.src = address;
}

/** With a byte order mark and semicolons: that is what Excel in Estonian opens without asking. */
export function downloadCsv(rows: readonly (readonly (string | number | null)[])[], title: string): void {
  const lines = rows.map((row) => row.map(csvCell).join(';'));
  downloadBlob(new Blob([`\ufeff${lines.join('\r\n')}\r\n`], { type: 'text/csv' }), `${fileName(title)}.csv`);
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  // A cell that begins like a formula would be run as one.
  const safe = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A file knows none of our tokens: colours are written out, the typeface is named. */
function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('font-family', 'Source Sans 3, Segoe UI, Arial, sans-serif');
  return new XMLSerializer()
    .serializeToString(copy)
    .replace(/var\((--k-[a-z-]+)\)/g, (_, name: string) => readToken(name));
}

/** `light-dark(…)` is only worked out for a real property. */
function readToken(name: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

function fileName(title: string): string {
  return title
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80);
}

/** The longest that the server reads of a paste, in UTF-16 units. */
const LONGEST_PASTE = 900_000;
/** Above this Word's styles are dropped before sending; below it the page goes as it is. */
const BULKY_HTML = 300_000;

export interface Pasted {
  files: readonly File[];
  text: string;
  html: string | undefined;
}

/** Word and Docs put a page beside the plain text; only the page still knows which cells are merged. */
export function readClipboard(data: DataTransfer): Pasted {
  const html = data.getData('text/html');
  const files = [...data.files];
  const text = data.getData('text/plain');
  // Word adds a picture of the table to what it copies: text goes before files.
  if (text.trim() === '' && html === '') return { files, text: '', html: undefined };
  return { files: [], text: text || textOf(html), html: slimHtml(html) };
}

export function isTooLong(pasted: Pick<Pasted, 'text'>): boolean {
  return pasted.text.length > LONGEST_PASTE;
}

function slimHtml(html: string): string | undefined {
  if (html === '' || !/<table|<li|<p|<h\d/i.test(html)) return undefined;
  const slim = html.length > BULKY_HTML ? withoutStyles(html) : html;
  return slim.length > LONGEST_PASTE ? undefined : slim;
}

const keptAttributes = new Set(['colspan', 'rowspan', 'start', 'value', 'type', 'hidden', 'role', 'aria-level']);
const keptStyles = /^\s*(font-weight|display|mso-list|list-style(-type)?)\s*:/i;

/** Word's own page is nine tenths style; what tells a heading, a list and a merged cell stays. */
function withoutStyles(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const element of page.querySelectorAll('style, script, meta, link, img, svg, head > :not(title)')) {
    element.remove();
  }
  const comments = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  const found: Node[] = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found) comment.parentNode?.removeChild(comment);
  for (const element of page.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (keptAttributes.has(name)) continue;
      const style =
        name === 'style'
          ? value
              .split(';')
              .filter((rule) => keptStyles.test(rule))
              .join(';')
          : '';
      if (style === '') element.removeAttribute(name);
      else element.setAttribute('style', style);
    }
  }
  return page.documentElement.outerHTML;
}

function textOf(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent?.trim() ?? '';
}

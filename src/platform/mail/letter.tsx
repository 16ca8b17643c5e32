import { renderToStaticMarkup } from 'react-dom/server';
import type { Language } from '../db/scope.ts';

/** What a letter says, before it is HTML or text: both are made from this one source and so never differ. */
export interface Letter {
  /** Which letter it is, as `room.letter`: `identity.sign-in-link`. */
  kind: `${string}.${string}`;
  language: Language;
  subject: string;
  paragraphs: readonly string[];
  /** Lists of things to look at, each with its address, between the paragraphs and the button. */
  sections?: readonly LetterSection[];
  button?: { label: string; url: string };
  /** Small print below the button. */
  notes?: readonly string[];
  footer: string;
  /** Quiet links below everything: where such letters are chosen or turned off. */
  footerLinks?: readonly { label: string; url: string }[];
}

export interface LetterSection {
  title: string;
  lines: readonly { text: string; detail?: string; url: string }[];
}

const ink = '#1D2A26';
const soft = '#55635D';
const forest = '#1F5C4A';
const font = "'Source Sans 3', 'Segoe UI', Helvetica, Arial, sans-serif";

/** 600 px wide, one column, colours that survive a dark mail program, the address in words below the button. */
export function letterHtml(letter: Letter): string {
  return `<!doctype html>${renderToStaticMarkup(<LetterPage letter={letter} />)}`;
}

function LetterPage({ letter }: { letter: Letter }) {
  return (
    <html lang={letter.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{letter.subject}</title>
      </head>
      <body style={{ margin: 0, padding: '24px 12px', background: '#FBFAF6', color: ink, fontFamily: font }}>
        <table role="presentation" width="100%" cellPadding={0} cellSpacing={0}>
          <tbody>
            <tr>
              <td align="center">
                <LetterBody letter={letter} />
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  );
}

function LetterBody({ letter }: { letter: Letter }) {
  const text = { fontSize: 17, lineHeight: 1.5, margin: '0 0 16px' };
  return (
    <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} style={{ maxWidth: 600 }}>
      <tbody>
        <tr>
          <td align="left" style={{ padding: 24, background: '#FFFFFF', border: '1px solid #E4E0D6', borderRadius: 8 }}>
            <h1 style={{ fontSize: 21, lineHeight: 1.2, margin: '0 0 16px' }}>{letter.subject}</h1>
            {letter.paragraphs.map((paragraph) => (
              <p key={paragraph} style={text}>
                {paragraph}
              </p>
            ))}
            {(letter.sections ?? []).map((section) => (
              <LetterList key={section.title} section={section} />
            ))}
            {letter.button ? <LetterButton {...letter.button} /> : null}
            {(letter.notes ?? []).map((note) => (
              <p key={note} style={{ ...text, fontSize: 15, color: soft }}>
                {note}
              </p>
            ))}
          </td>
        </tr>
        <tr>
          <td align="left" style={{ padding: '16px 24px', fontSize: 13, color: soft }}>
            {letter.footer}
            {(letter.footerLinks ?? []).map(({ label, url }) => (
              <p key={url} style={{ margin: '8px 0 0' }}>
                <a href={url} style={{ color: soft }}>
                  {label}
                </a>
              </p>
            ))}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function LetterList({ section }: { section: LetterSection }) {
  return (
    <>
      <h2 style={{ fontSize: 17, lineHeight: 1.3, margin: '24px 0 4px' }}>{section.title}</h2>
      <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} style={{ margin: '0 0 16px' }}>
        <tbody>
          {section.lines.map(({ text, detail, url }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a letter is drawn once, and two lines may say the same
            <tr key={index}>
              <td style={{ padding: '10px 0', borderTop: '1px solid #E4E0D6', fontSize: 17, lineHeight: 1.4 }}>
                <a href={url} style={{ color: forest, textDecoration: 'none', fontWeight: 600 }}>
                  {text}
                </a>
                {detail ? <div style={{ fontSize: 15, color: soft }}>{detail}</div> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function LetterButton({ label, url }: { label: string; url: string }) {
  return (
    <>
      <table role="presentation" cellPadding={0} cellSpacing={0} style={{ margin: '8px 0 16px' }}>
        <tbody>
          <tr>
            <td style={{ background: forest, borderRadius: 8 }}>
              <a
                href={url}
                style={{
                  display: 'inline-block',
                  padding: '12px 24px',
                  color: '#FFFFFF',
                  fontSize: 17,
                  fontWeight: 600,
                  textDecoration: 'none',
                }}
              >
                {label}
              </a>
            </td>
          </tr>
        </tbody>
      </table>
      <p style={{ fontSize: 13, lineHeight: 1.5, color: soft, wordBreak: 'break-all', margin: '0 0 16px' }}>{url}</p>
    </>
  );
}

/** The same letter as text that reads well aloud. */
export function letterPlain(letter: Letter): string {
  const parts = [...letter.paragraphs];
  for (const { title, lines } of letter.sections ?? []) {
    const said = lines.map(({ text, detail, url }) => [`- ${text}`, ...(detail ? [detail] : []), url].join('\n  '));
    parts.push(title, ...said);
  }
  if (letter.button) parts.push(`${letter.button.label}: ${letter.button.url}`);
  parts.push(...(letter.notes ?? []), '--', letter.footer);
  parts.push(...(letter.footerLinks ?? []).map(({ label, url }) => `${label}: ${url}`));
  return `${parts.join('\n\n')}\n`;
}

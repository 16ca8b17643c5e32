import { show, type Visit } from './page.tsx';

/** The ten codes, this once: only their hashes are kept. `fresh`: the second factor was switched on with them. */
export function showRecoveryCodes(visit: Visit, codes: readonly string[], next: string, fresh = false) {
  const { t } = visit;
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`${t('codes.file')}\n\n${codes.join('\n')}\n`)}`;
  return show(visit, {
    title: t('codes.title'),
    body: (
      <div className="card">
        <h1>{t('codes.title')}</h1>
        {fresh ? <p className="note">{t('codes.elsewhere')}</p> : null}
        <p>{t('codes.text')}</p>
        <ol className="codes" id="codes">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <p className="acts">
          <a className="button quiet" download="kaja-taastekoodid.txt" href={file}>
            {t('codes.download')}
          </a>{' '}
          <button type="button" className="quiet" data-print="" hidden>
            {t('codes.print')}
          </button>{' '}
          <button type="button" className="quiet" data-copy="#codes" data-copied={t('codes.copied')} hidden>
            {t('codes.copy')}
          </button>
        </p>
        <p>
          <a className="button" href={next}>
            {t('codes.kept')}
          </a>
        </p>
        <script type="module" src="/auth/page.js" />
      </div>
    ),
  });
}

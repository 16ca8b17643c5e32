import { Skeleton } from '@mantine/core';
import { useUiTexts } from '../i18n/ui-texts.ts';

const LINE_WIDTHS = ['70%', '92%', '84%', '60%'];

/** Where a page will stand in a moment. */
export function LoadingScreen() {
  return (
    <div className="k-page">
      <Skeleton height={28} width="min(360px, 60%)" mb={28} />
      <LoadingLines />
    </div>
  );
}

export function LoadingLines() {
  const t = useUiTexts();
  return (
    <div role="status" className="k-loading">
      <span className="k-only-read">{t('list.loading')}</span>
      {LINE_WIDTHS.map((width) => (
        <Skeleton key={width} height={14} width={width} mb={14} />
      ))}
    </div>
  );
}

import { Button } from '@mantine/core';
import { IconCloudOff, IconLock, IconMapSearch, IconTool } from '@tabler/icons-react';
import { ApiError } from '../api/errors.ts';
import { useUiTexts } from '../i18n/ui-texts.ts';
import { AppLink } from '../navigation/app-link.tsx';
import './screens.css';

type Kind = 'offline' | 'notFound' | 'forbidden' | 'unexpected';

const icons = { offline: IconCloudOff, notFound: IconMapSearch, forbidden: IconLock, unexpected: IconTool };

export interface ErrorScreenProps {
  error: unknown;
  onRetry?: () => void;
  /** Inside a card or a list: no heading of the page, less air. */
  small?: boolean;
}

/** What happened, what is safe, what to do; for any error, as a whole page or in the place of a list. */
export function ErrorScreen({ error, onRetry, small = false }: ErrorScreenProps) {
  const t = useUiTexts();
  const kind = kindOf(error);
  const Icon = icons[kind];
  const Heading = small ? 'h3' : 'h1';
  return (
    <div className={small ? 'k-screen k-screen-small' : 'k-screen'} role={small ? 'alert' : undefined}>
      <Icon size={small ? 28 : 40} stroke={1.4} aria-hidden />
      <Heading>{t(`error.${kind}.title`)}</Heading>
      <p>{useExplanation(error, kind)}</p>
      <div className="k-row">
        {onRetry && kind !== 'notFound' && kind !== 'forbidden' && <Button onClick={onRetry}>{t('retry')}</Button>}
        {!small && (
          <Button variant="default" component={AppLink} to="">
            {t('error.home')}
          </Button>
        )}
      </div>
    </div>
  );
}

function kindOf(error: unknown): Kind {
  if (!(error instanceof ApiError)) return 'unexpected';
  if (error.code === 'offline') return 'offline';
  if (error.status === 404) return 'notFound';
  return error.status === 403 ? 'forbidden' : 'unexpected';
}

function useExplanation(error: unknown, kind: Kind): string {
  const explain = useErrorText();
  const t = useUiTexts();
  return kind === 'unexpected' ? explain(error) : t(`error.${kind}.text`);
}

/** One sentence for a notice or a field: the server's own if it gave one to a person's mistake. */
export function useErrorText(): (error: unknown) => string {
  const t = useUiTexts();
  return (error) => {
    if (!(error instanceof ApiError)) return t('error.unexpectedWithoutCode');
    if (error.code === 'offline') return t('error.offline.text');
    if (error.message && error.status < 500) return error.message;
    if (!error.requestId) return t('error.unexpectedWithoutCode');
    return t('error.unexpected.text', { requestId: error.requestId });
  };
}

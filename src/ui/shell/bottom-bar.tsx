import { IconMenu2 } from '@tabler/icons-react';
import { useUiTexts } from '../i18n/ui-texts.ts';
import { AppLink } from '../navigation/app-link.tsx';
import { useIsHere } from './rail.tsx';
import type { RailItem } from './shell-props.ts';

const MOST = 5;

export function BottomBar({ items, onMore }: { items: readonly RailItem[]; onMore: () => void }) {
  const t = useUiTexts();
  const here = useIsHere();
  return (
    <nav className="k-bottom k-no-print" aria-label={t('shell.mostUsed')}>
      {items.slice(0, MOST).map((item) => (
        <AppLink key={item.key} to={item.path} aria-current={here(item.path) ? 'page' : undefined}>
          <item.icon size={22} stroke={1.6} aria-hidden />
          <span>{item.label}</span>
        </AppLink>
      ))}
      <button type="button" onClick={onMore}>
        <IconMenu2 size={22} stroke={1.6} aria-hidden />
        <span>{t('shell.more')}</span>
      </button>
    </nav>
  );
}

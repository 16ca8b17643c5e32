import { Drawer } from '@mantine/core';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { HelpOverlay } from '../hotkeys/help-overlay.tsx';
import { useHotkeys } from '../hotkeys/hotkeys.tsx';
import { useUiTexts } from '../i18n/ui-texts.ts';
import { useAddress } from '../navigation/address.ts';
import { BottomBar } from './bottom-bar.tsx';
import { Rail } from './rail.tsx';
import { RailPlaceContext } from './rail-place.ts';
import type { ShellProps } from './shell-props.ts';
import { TopBar } from './top-bar.tsx';
import './shell.css';

const Palette = lazy(() => import('../commands/palette.tsx').then((module) => ({ default: module.Palette })));

export function Shell(props: ShellProps) {
  const t = useUiTexts();
  const { path } = useAddress();
  const [paletteOpened, setPaletteOpened] = useState(false);
  const [helpOpened, setHelpOpened] = useState(false);
  const [menuPath, setMenuPath] = useState<string | null>(null);
  const [place, setPlace] = useState<string | null>(null);
  const railPlace = useMemo(() => ({ place, stand: setPlace }), [place]);
  const main = useFocusOnNewPage(path);
  useHotkeys(
    useMemo(
      () => [
        { keys: 'mod+k', label: t('help.palette'), run: () => setPaletteOpened((opened) => !opened), inFields: true },
        { keys: '?', label: t('help.help'), run: () => setHelpOpened(true) },
      ],
      [t],
    ),
  );
  return (
    <RailPlaceContext value={railPlace}>
      <div className="k-shell">
        <a className="k-skip" href="#main">
          {t('shell.skip')}
        </a>
        <div className="k-rail k-no-print">
          <div className="k-rail-inner">
            <Rail groups={props.groups} />
          </div>
        </div>
        <TopBar {...props} onSearch={() => setPaletteOpened(true)} onHelp={() => setHelpOpened(true)} />
        <div className="k-body">
          {props.banner}
          <main id="main" tabIndex={-1} ref={main}>
            {props.children}
          </main>
        </div>
        <BottomBar items={props.phone} onMore={() => setMenuPath(path)} />
        {/* Following a link in the menu closes it: it is open only on the page it was opened on. */}
        <Drawer
          opened={menuPath === path}
          onClose={() => setMenuPath(null)}
          position="bottom"
          size="85%"
          title={t('shell.all')}
          closeButtonProps={{ 'aria-label': t('close') }}
        >
          <Rail groups={props.groups} within />
        </Drawer>
        <Suspense fallback={null}>
          {paletteOpened && <Palette sources={props.commands} onClose={() => setPaletteOpened(false)} />}
        </Suspense>
        <HelpOverlay opened={helpOpened} onClose={() => setHelpOpened(false)} />
      </div>
    </RailPlaceContext>
  );
}

/** A page change is silent to a screen reader unless the focus follows it. */
function useFocusOnNewPage(path: string) {
  const main = useRef<HTMLElement>(null);
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return main;
}

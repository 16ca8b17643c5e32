import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { HotkeysProvider } from './hotkeys/hotkeys.tsx';
import type { Translations } from './i18n/translations.ts';
import { TranslationsProvider } from './i18n/use-language.tsx';
import { cssVariables, theme } from './look/theme.ts';

/** All that the workspace's components stand on, save the router and the session. */
export function AppProviders(props: { translations: Translations; queries: QueryClient; children: ReactNode }) {
  return (
    <TranslationsProvider translations={props.translations}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <QueryClientProvider client={props.queries}>
          <HotkeysProvider>{props.children}</HotkeysProvider>
          <Notifications position="bottom-center" limit={4} />
        </QueryClientProvider>
      </MantineProvider>
    </TranslationsProvider>
  );
}

import { NativeSelect, Switch } from '@mantine/core';
import type { BodyInput } from '#platform/http/endpoint.ts';
import { noticeWays } from '#platform/notices/notice.ts';
import { request } from '#ui/api/client.ts';
import { useEndpointMutation, useEndpointQuery } from '#ui/api/queries.ts';
import { useLanguage } from '#ui/i18n/use-language.tsx';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingLines } from '#ui/parts/loading-screen.tsx';
import { Section } from '#ui/parts/section.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import { places } from '../contract/places.ts';
import { changePreferences, digestRhythms, type Preferences, readPreferences } from '../contract/preferences.ts';
import { useNotificationsTexts } from './notifications-texts.ts';
import { RemindersSection } from './reminders-section.tsx';
import './inbox.css';

type Change = Omit<BodyInput<typeof changePreferences>, 'revision'>;
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

export function PreferencesScreen() {
  const t = useNotificationsTexts();
  const params = { organisation: useSession().organisation.slug };
  const { language } = useLanguage();
  const query = useEndpointQuery(readPreferences, { params, query: { language } });
  return (
    <Page
      title={t('preferences.title')}
      width="reading"
      trail={[{ label: t('inbox.title'), to: places.inbox }]}
      rail={places.preferences}
      summary={query.data && t('preferences.summary', { email: query.data.email })}
    >
      {query.isPending && <LoadingLines />}
      {query.error && !query.data && <ErrorScreen error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Chosen preferences={query.data} />}
      <RemindersSection />
    </Page>
  );
}

/** Each choice is kept as soon as it is made, and can be taken back. */
function useChoose(preferences: Preferences): (chosen: Change, back: Change) => void {
  const t = useNotificationsTexts();
  const toasts = useToasts();
  const params = { organisation: useSession().organisation.slug };
  const changing = useEndpointMutation(changePreferences, { refreshes: [readPreferences] });
  const change = (body: Change, revision: number) => changing.mutateAsync({ params, body: { ...body, revision } });
  return (chosen, back) =>
    void change(chosen, preferences.revision)
      .then(() =>
        toasts.undo(t('preferences.saved'), async () => {
          // Something else may have been chosen since; it stays as it is.
          const { revision } = await request(readPreferences, { params, query: {} });
          return change(back, revision);
        }),
      )
      .catch(toasts.failure);
}

function Chosen({ preferences }: { preferences: Preferences }) {
  const t = useNotificationsTexts();
  const choose = useChoose(preferences);
  const { digest, digestHour, digestWeekday, urgentAtOnce, kinds } = preferences;
  return (
    <>
      <Section title={t('preferences.digest.title')}>
        <p className="k-prose k-soft">{t('preferences.digest.text')}</p>
        <div className="notifications-when">
          <NativeSelect
            label={t('preferences.digest.rhythm')}
            value={digest}
            onChange={({ currentTarget }) => choose({ digest: currentTarget.value as typeof digest }, { digest })}
            data={digestRhythms.map((value) => ({ value, label: t(`preferences.digest.${value}`) }))}
          />
          {digest === 'weekly' && (
            <NativeSelect
              label={t('preferences.digest.weekday')}
              value={String(digestWeekday)}
              onChange={({ currentTarget }) =>
                choose({ digestWeekday: Number(currentTarget.value) }, { digestWeekday })
              }
              data={weekdays.map((day) => ({ value: String(day), label: t(`preferences.weekdays.${day}`) }))}
            />
          )}
          {digest !== 'off' && (
            <NativeSelect
              label={t('preferences.digest.hour')}
              value={String(digestHour)}
              onChange={({ currentTarget }) => choose({ digestHour: Number(currentTarget.value) }, { digestHour })}
              data={hours}
            />
          )}
        </div>
        <Switch
          label={t('preferences.urgent.label')}
          description={t('preferences.urgent.text')}
          checked={urgentAtOnce}
          onChange={(event) => choose({ urgentAtOnce: event.currentTarget.checked }, { urgentAtOnce })}
        />
      </Section>
      <Section title={t('preferences.kinds.title')}>
        <ul className="notifications-kinds">
          {kinds.map(({ kind, title, way }) => (
            <li key={kind}>
              <span>{title}</span>
              <NativeSelect
                aria-label={t('preferences.kinds.label', { title })}
                value={way}
                onChange={({ currentTarget }) =>
                  choose({ ways: { [kind]: currentTarget.value as typeof way } }, { ways: { [kind]: way } })
                }
                data={noticeWays.map((value) => ({ value, label: t(`preferences.ways.${value}`) }))}
              />
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

/** 8.00, as clocks are read here. */
const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${hour}.00` }));

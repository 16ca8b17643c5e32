import { Button } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { ApiError } from '../api/errors.ts';
import { EmptyScreen } from '../parts/empty-screen.tsx';
import { ErrorScreen } from '../parts/error-screen.tsx';
import { LoadingLines } from '../parts/loading-screen.tsx';
import { ProgressTask } from '../parts/progress-task.tsx';
import { Section } from '../parts/section.tsx';
import { StateBadge, type Tone } from '../parts/state-badge.tsx';
import { Page } from '../shell/page.tsx';

const tones: readonly [Tone, string][] = [
  ['neutral', 'kavandamata'],
  ['info', 'töös'],
  ['success', 'saavutatud'],
  ['warning', 'ohus'],
  ['danger', 'nurjus'],
];

export function StateSamples() {
  return (
    <Page title="Olekud">
      <Section title="Sildid">
        <div className="k-row">
          {tones.map(([tone, label]) => (
            <StateBadge key={tone} tone={tone} label={label} />
          ))}
        </div>
      </Section>
      <Section title="Pikk töö">
        <div className="k-stack">
          <ProgressTask title="Saadan raamatute nimekirja" share={0.42} onCancel={() => undefined} />
          <ProgressTask title="Loen raamatute nimekirja" share={null} />
        </div>
      </Section>
      <Section title="Laadimine">
        <LoadingLines />
      </Section>
      <Section title="Viga">
        <ErrorScreen
          small
          error={new ApiError({ status: 0, code: 'offline', message: '' })}
          onRetry={() => undefined}
        />
      </Section>
      <Section title="Tühi">
        <EmptyScreen
          icon={IconBook2}
          title="Riiul on tühi"
          text="Siin seisavad raamatud, mida inimesed laenavad."
          primary={<Button>Too nimekiri sisse</Button>}
          secondary={<Button variant="subtle">Lisa üks käsitsi</Button>}
          sample={<StateBadge tone="success" label="riiulis" />}
        />
      </Section>
    </Page>
  );
}

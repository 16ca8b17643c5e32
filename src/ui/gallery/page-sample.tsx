import { Button } from '@mantine/core';
import { IconDownload, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { PeriodBar } from '../charts/period-bar.tsx';
import { TrendChart } from '../charts/trend-chart.tsx';
import { presentMoment } from '../format.ts';
import { InlineDate, InlineSelect } from '../inline/inline-choice.tsx';
import { InlineText } from '../inline/inline-text.tsx';
import { AddressTabs } from '../parts/address-tabs.tsx';
import { Moment } from '../parts/moment.tsx';
import { Section } from '../parts/section.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { Page } from '../shell/page.tsx';

const months = ['jaan', 'veebr', 'märts', 'apr', 'mai', 'juuni', 'juuli', 'aug', 'sept', 'okt'];
const series = [
  {
    key: '2026',
    label: '2026',
    points: months.map((at, index) => ({ at, value: [1, 2, 3, 5, 6, 8, 8, 12, 15, 17][index] ?? null })),
  },
  {
    key: '2025',
    label: '2025',
    points: months.map((at, index) => ({ at, value: [0, 1, 1, 2, 4, 5, 6, 8, 9, 11][index] ?? null })),
  },
];
const choices = [
  { value: 'open', label: 'avatud' },
  { value: 'shut', label: 'suletud' },
];

export function PageSample() {
  const [record, setRecord] = useState({
    title: 'Lood valdade lehtedes',
    place: 'open',
    due: '2026-12-05',
  });
  const save = (changes: Partial<typeof record>) => async () => setRecord({ ...record, ...changes });
  return (
    <Page
      title={record.title}
      titleElement={<InlineText label="Pealkiri" value={record.title} onSave={(title) => save({ title })()} />}
      trail={[
        { label: 'Raamatud', to: 'lists' },
        { label: '2. riiul', to: 'lists' },
      ]}
      badge={<StateBadge tone="warning" label="ohus" />}
      summary={
        <>
          september 2026 – juuni 2027 · vastutaja <strong>Mari L.</strong> · muudetud{' '}
          <Moment at={new Date(presentMoment().getTime() - 86_400_000).toISOString()} />
        </>
      }
      primary={<Button>Lisa tõend</Button>}
      secondary={<Button variant="default">Jaga</Button>}
      more={[
        { label: 'Laadi alla', icon: IconDownload, onSelect: () => undefined },
        { label: 'Kustuta', icon: IconTrash, danger: true, onSelect: () => undefined },
      ]}
      aside={<Aside />}
    >
      <Section title="Üksikasjad" note="5 riiulit 7-st">
        <div className="k-stack">
          <div>
            Olek:{' '}
            <InlineSelect label="Olek" value={record.place} options={choices} onSave={(place) => save({ place })()} />
          </div>
          <div>
            Tähtaeg: <InlineDate label="Tähtaeg" value={record.due} onSave={(due) => save({ due: due ?? '' })()} />
          </div>
        </div>
      </Section>
      <AddressTabs
        name="Vaated"
        tabs={[
          { key: 'timeline', label: 'Ajajoon', content: <TimelineSample /> },
          { key: 'history', label: 'Ajalugu', content: <p>Muudatusi ei ole.</p> },
        ]}
      />
    </Page>
  );
}

function Aside() {
  return (
    <Section title="Uusi lugejaid">
      <TrendChart
        title="Uusi lugejaid"
        description="Sel aastal 17, mullu samaks ajaks 11."
        series={series}
        target={{ value: 20, label: 'siht 20' }}
        height={200}
      />
    </Section>
  );
}

function TimelineSample() {
  const marks = [{ day: '2026-12-05', label: 'tähtaeg', tone: 'warning' as const }];
  return (
    <Section title="Ajajoon">
      <PeriodBar
        from="2026-01-01"
        until="2027-06-30"
        today="2026-11-23"
        start="2026-09-01"
        end="2027-06-30"
        tone="warning"
        done={0.4}
        marks={marks}
        label="september 2026 – juuni 2027, ohus"
      />
      <PeriodBar
        from="2026-01-01"
        until="2027-06-30"
        start="2026-06-01"
        end={null}
        tone="info"
        label="alates juunist 2026"
      />
    </Section>
  );
}

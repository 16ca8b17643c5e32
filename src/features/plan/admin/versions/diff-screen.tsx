import { Button, Select } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { useAddress } from '#ui/navigation/address.ts';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingScreen } from '#ui/parts/loading-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import { useFormat } from '#ui/use-format.ts';
import { type VersionView, versions } from '../../contract/versions.ts';
import { places } from '../places.ts';
import { usePlan } from '../plan/use-plan.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { useRailPlaceOf } from '../use-rail-place.ts';
import { DiffView } from './diff-view.tsx';
import './versions.css';

const present = 'now';

/** Two states of the plan side by side: which ones stands in the address. */
export function DiffScreen() {
  const { plan = '' } = useParams({ strict: false }) as { plan?: string };
  const { slug } = useSession().organisation;
  const { params } = useAddress();
  const list = useEndpointQuery(versions.list, { params: { organisation: slug, id: plan } });
  const from = params.from ?? list.data?.versions[0]?.id;
  const diff = useEndpointQuery(
    versions.diff,
    { params: { organisation: slug, id: plan }, query: { from: from ?? '', ...(params.to ? { to: params.to } : {}) } },
    { enabled: from !== undefined, keepPrevious: true },
  );
  const error = list.error ?? diff.error;
  if (error) return <ErrorScreen error={error} onRetry={() => void diff.refetch()} />;
  if (!list.data) return <LoadingScreen />;
  return <Loaded planId={plan} all={list.data.versions} from={from} data={diff.data} />;
}

interface LoadedProps {
  planId: string;
  all: readonly VersionView[];
  from: string | undefined;
  data: { to: VersionView | null; diff: Parameters<typeof DiffView>[0]['diff'] } | undefined;
}

function Loaded({ planId, all, from, data }: LoadedProps) {
  const t = usePlanTexts();
  const format = useFormat();
  const { params, change } = useAddress();
  const plan = usePlan(planId);
  const label = (version: VersionView) =>
    t('versions.label', {
      number: version.number,
      why: t(`versions.why.${version.why}`),
      day: format.day(version.createdAt),
    });
  const choices = all.map((version) => ({ value: version.id, label: label(version) }));
  return (
    <Page
      rail={useRailPlaceOf(planId, places.current)}
      title={t('versions.diffTitle')}
      trail={[
        { label: plan.data?.plan.title ?? '…', to: places.plan(planId) },
        { label: t('approval.title'), to: places.planApproval(planId) },
      ]}
      secondary={
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => print()}>
          {t('plan.header.print')}
        </Button>
      }
    >
      {all.length === 0 ? (
        <p className="k-soft">{t('versions.empty')}</p>
      ) : (
        <div className="k-diff-choice">
          <Select
            label={t('versions.from')}
            data={choices}
            value={from ?? null}
            allowDeselect={false}
            onChange={(value) => change({ from: value })}
          />
          <Select
            label={t('versions.to')}
            data={[{ value: present, label: t('versions.now') }, ...choices]}
            value={params.to ?? present}
            allowDeselect={false}
            onChange={(value) => change({ to: value === present ? null : value })}
          />
        </div>
      )}
      {data && <DiffView planId={planId} diff={data.diff} />}
    </Page>
  );
}

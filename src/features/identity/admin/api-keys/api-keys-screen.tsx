import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { DataList } from '#ui/list/data-list.tsx';
import { useListState } from '#ui/list/list-state.ts';
import { type RowReading, useShownRows } from '#ui/list/shown-rows.ts';
import { useAddress } from '#ui/navigation/address.ts';
import { EmptyScreen } from '#ui/parts/empty-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import { type ApiKey, listApiKeys } from '../../contract/api-keys.ts';
import { useIdentityTexts } from '../identity-texts.ts';
import { useKeyColumns } from './key-columns.tsx';
import { MakeKeyDrawer } from './make-key-drawer.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';

const filterKeys = ['state'];
const reading: RowReading<ApiKey> = {
  words: (key) => `${key.name} ${key.owner.name} ${key.end}`,
  filters: { state: (key, value) => key.state === value },
  sorts: {
    name: (key) => key.name,
    owner: (key) => key.owner.name,
    until: (key) => key.expiresOn,
    used: (key) => key.lastUsedOn,
  },
};

export function ApiKeysScreen() {
  const t = useIdentityTexts();
  const { slug } = useSession().organisation;
  const { params, change } = useAddress();
  const query = useEndpointQuery(listApiKeys, { params: { organisation: slug } });
  const state = useListState({ filters: filterKeys });
  const rows = useShownRows(query.data?.keys, state, reading);
  const columns = useKeyColumns((key) => change({ revoke: key.id }));
  const make = (
    <Button leftSection={<IconKey size={18} aria-hidden />} onClick={() => change({ make: 'new' })}>
      {t('keys.make')}
    </Button>
  );
  const revoked = query.data?.keys.find((key) => key.id === params.revoke && key.state === 'active');
  const states = (['active', 'expired', 'revoked'] as const).map((value) => ({
    value,
    label: t(`keys.states.${value}`),
  }));
  const about = (
    <span className="k-prose">
      {t('keys.about')} <a href="/api/openapi.json">{t('keys.howTo')}</a>
    </span>
  );
  return (
    <Page title={t('keys.title')} primary={make} summary={about}>
      <DataList
        name={t('keys.title')}
        state={state}
        rows={rows}
        rowKey={(key) => key.id}
        rowName={(key) => key.name}
        columns={columns}
        filters={[{ key: 'state', label: t('keys.state'), options: states }]}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={<EmptyScreen icon={IconKey} title={t('keys.title')} text={t('keys.empty')} primary={make} />}
      />
      {params.make === 'new' && <MakeKeyDrawer onClose={() => change({ make: null })} />}
      {revoked && <RevokeDialog apiKey={revoked} onClose={() => change({ revoke: null })} />}
    </Page>
  );
}

import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { Column } from '#ui/list/list-props.ts';
import { StateBadge, type Tone } from '#ui/parts/state-badge.tsx';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { ApiKey } from '../../contract/api-keys.ts';
import { useIdentityTexts } from '../identity-texts.ts';

const tones: Readonly<Record<ApiKey['state'], Tone>> = { active: 'success', expired: 'warning', revoked: 'neutral' };

export function useKeyColumns(onRevoke: (key: ApiKey) => void): readonly Column<ApiKey>[] {
  const t = useIdentityTexts();
  const format = useFormat();
  const seesAll = useSession().may('identity.keys-manage');
  return useMemo(() => {
    const owner: Column<ApiKey>[] = seesAll
      ? [{ key: 'owner', header: t('keys.owner'), sortable: true, cell: (key) => key.owner.name }]
      : [];
    return [
      {
        key: 'name',
        header: t('keys.name'),
        sortable: true,
        cell: ({ name, end }) => (
          <>
            {name} <span className="k-soft">…{end}</span>
          </>
        ),
      },
      ...owner,
      { key: 'reach', header: t('keys.reach'), cell: ({ reach }) => t(`keys.reaches.${reach}`) },
      { key: 'until', header: t('keys.expiresOn'), sortable: true, cell: ({ expiresOn }) => format.day(expiresOn) },
      {
        key: 'used',
        header: t('keys.lastUsed'),
        sortable: true,
        cell: ({ lastUsedOn }) => (lastUsedOn ? format.day(lastUsedOn) : t('keys.never')),
      },
      {
        key: 'state',
        header: t('keys.state'),
        cell: ({ state }) => <StateBadge tone={tones[state]} label={t(`keys.states.${state}`)} />,
      },
      {
        key: 'acts',
        header: t('keys.acts'),
        cell: (key) =>
          key.state === 'active' && (
            <Button
              variant="subtle"
              size="compact-sm"
              color="berry"
              aria-label={t('keys.revokeName', { name: key.name })}
              onClick={() => onRevoke(key)}
            >
              {t('keys.revoke')}
            </Button>
          ),
      },
    ];
  }, [t, format, seesAll, onRevoke]);
}

import { Button, MultiSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useEndpointMutation } from '#ui/api/queries.ts';
import { DateField } from '#ui/form/date-field.tsx';
import { RecordForm } from '#ui/form/record-form.tsx';
import { useDraftForm } from '#ui/form/use-draft-form.ts';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import { SecretOnce } from '#ui/parts/secret-once.tsx';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import { listApiKeys, makeApiKey, NewApiKey } from '../../contract/api-keys.ts';
import { type Reach, reaches } from '../../contract/reaches.ts';
import { useIdentityTexts } from '../identity-texts.ts';

interface Values extends Readonly<Record<string, unknown>> {
  name: string;
  reach: Reach;
  permissions: string[];
  expiresOn: string | null;
}

interface Made {
  name: string;
  token: string;
}

export function MakeKeyDrawer({ onClose }: { onClose: () => void }) {
  const t = useIdentityTexts();
  const [made, setMade] = useState<Made | null>(null);
  const title = made ? t('keys.madeTitle', { name: made.name }) : t('keys.newTitle');
  return (
    <QuickLook opened onClose={onClose} title={title}>
      {made ? <MadeKey made={made} onClose={onClose} /> : <MakeKeyForm onMade={setMade} onClose={onClose} />}
    </QuickLook>
  );
}

function MakeKeyForm({ onMade, onClose }: { onMade: (made: Made) => void; onClose: () => void }) {
  const t = useIdentityTexts();
  const { slug } = useSession().organisation;
  const make = useEndpointMutation(makeApiKey, { refreshes: [listApiKeys] });
  const initial: Values = { name: '', reach: 'read', permissions: [], expiresOn: useDayInAYear() };
  const form = useDraftForm({
    draftKey: `${slug}:api-key:new`,
    initial,
    revision: null,
    schema: NewApiKey,
    room: 'identity',
    save: async (body) => {
      const { key, token } = await make.mutateAsync({ params: { organisation: slug }, body });
      onMade({ name: key.name, token });
    },
  });
  const labels = {
    name: t('keys.name'),
    reach: t('keys.reach'),
    permissions: t('keys.permissions'),
    expiresOn: t('keys.expiresOn'),
  };
  const cancel = (
    <Button variant="default" onClick={onClose}>
      {t('keys.cancel')}
    </Button>
  );
  const reach = form.field('reach');
  const expiresOn = form.field('expiresOn');
  // Permissions that no longer belong to the choice must not travel with it.
  const choose = (given: Reach) => {
    form.set('reach', given);
    if (given !== 'chosen') form.set('permissions', []);
  };
  return (
    <RecordForm form={form} labels={labels} saveLabel={t('keys.make')} secondary={cancel}>
      <TextInput
        label={labels.name}
        description={t('keys.nameHint')}
        required
        maxLength={80}
        data-autofocus
        {...form.field('name')}
      />
      <Radio.Group
        label={labels.reach}
        description={t('keys.permissionsHint')}
        value={reach.value}
        error={reach.error}
        onChange={(value) => choose(value as Reach)}
      >
        <Stack gap="sm" mt="xs">
          {reaches.map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(`keys.reaches.${value}`)}
              description={t(`keys.reachAbout.${value}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {reach.value === 'chosen' && <Permissions label={labels.permissions} {...form.field('permissions')} />}
      <DateField
        label={labels.expiresOn}
        required
        value={expiresOn.value}
        error={expiresOn.error}
        onChange={(value) => form.set('expiresOn', value)}
      />
    </RecordForm>
  );
}

/** By their names in the API's document: whoever chooses here reads that. */
function Permissions(props: {
  label: string;
  value: string[];
  error: string | undefined;
  onChange: (given: unknown) => void;
}) {
  const { permissions } = useSession().organisation;
  const offered = permissions.filter((permission) => !permission.startsWith('identity.keys-')).toSorted();
  return (
    <MultiSelect
      label={props.label}
      required
      searchable
      hidePickedOptions
      data={offered}
      value={props.value}
      error={props.error}
      onChange={props.onChange}
    />
  );
}

function MadeKey({ made, onClose }: { made: Made; onClose: () => void }) {
  const t = useIdentityTexts();
  const { slug } = useSession().organisation;
  const address = `${window.location.origin}/api/v1/organisations/${slug}`;
  return (
    <>
      <SecretOnce label={t('keys.token')} value={made.token} text={t('keys.madeText')} />
      <div>
        <p>
          <strong>{t('keys.example')}</strong>
        </p>
        <code className="k-code">{`curl -H "Authorization: Bearer $KAJA_KEY" ${address}`}</code>
      </div>
      <div>
        <Button onClick={onClose}>{t('keys.done')}</Button>
      </div>
    </>
  );
}

function useDayInAYear(): string {
  const today = useFormat().today();
  const year = Number(today.slice(0, 4)) + 1;
  // The 29th of February has no fellow in the year after it.
  return `${year}${today.slice(4).replace('-02-29', '-02-28')}`;
}

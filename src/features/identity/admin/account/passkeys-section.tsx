import { Button, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { type SubmitEvent, useState } from 'react';
import { useEndpointMutation } from '#ui/api/queries.ts';
import { useErrorText } from '#ui/parts/error-screen.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { Section } from '#ui/parts/section.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import {
  addPasskey,
  beginPasskey,
  describeSignIn,
  type Passkey,
  removePasskey,
  renamePasskey,
  restorePasskey,
} from '../../contract/sign-in.ts';
import { useIdentityTexts } from '../identity-texts.ts';
import { canMakePasskeys, makePasskey } from './ceremony.ts';

const refreshes = [describeSignIn];

export function PasskeysSection({ passkeys }: { passkeys: readonly Passkey[] }) {
  const t = useIdentityTexts();
  const [adding, setAdding] = useState(false);
  const add = (
    <Button
      variant="default"
      leftSection={<IconFingerprint size={18} aria-hidden />}
      disabled={!canMakePasskeys()}
      onClick={() => setAdding(true)}
    >
      {t('account.passkeyAdd')}
    </Button>
  );
  return (
    <Section title={t('account.passkeys')}>
      <div className="identity-lines">
        <p className="k-soft">{t('account.passkeysText')}</p>
        {passkeys.length === 0 && <p>{t('account.passkeyNone')}</p>}
        {passkeys.length > 0 && (
          <ul className="identity-things">
            {passkeys.map((passkey) => (
              <PasskeyLine key={passkey.id} passkey={passkey} />
            ))}
          </ul>
        )}
        {adding ? <AddForm onDone={() => setAdding(false)} /> : <div>{add}</div>}
        {!canMakePasskeys() && <p className="k-soft">{t('account.passkeyUnsupported')}</p>}
      </div>
    </Section>
  );
}

function PasskeyLine({ passkey }: { passkey: Passkey }) {
  const t = useIdentityTexts();
  const toasts = useToasts();
  const [renaming, setRenaming] = useState(false);
  const remove = useEndpointMutation(removePasskey, { refreshes });
  const restore = useEndpointMutation(restorePasskey, { refreshes });
  const { id, name, synced, lastUsedAt } = passkey;
  const run = async () => {
    const { undo } = await remove.mutateAsync({ params: { passkey: id } });
    toasts.undo(t('account.passkeyRemoved', { name }), () => restore.mutateAsync({ body: { undo } }));
  };
  if (renaming) return <RenameLine passkey={passkey} onDone={() => setRenaming(false)} />;
  return (
    <li>
      <div>
        <strong>{name}</strong>
        <div className="k-soft k-small">
          {lastUsedAt ? (
            <>
              {t('account.passkeyUsed')} <Moment at={lastUsedAt} />
            </>
          ) : (
            t('account.passkeyUnused')
          )}
          {synced && ` · ${t('account.passkeySynced')}`}
        </div>
      </div>
      <div className="k-row">
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('account.passkeyRenameOf', { name })}
          onClick={() => setRenaming(true)}
        >
          {t('account.passkeyRename')}
        </Button>
        <Button
          variant="subtle"
          size="compact-sm"
          color="berry"
          aria-label={t('account.passkeyRemoveOf', { name })}
          loading={remove.isPending}
          onClick={() => void run().catch(toasts.failure)}
        >
          {t('account.passkeyRemove')}
        </Button>
      </div>
    </li>
  );
}

function RenameLine({ passkey, onDone }: { passkey: Passkey; onDone: () => void }) {
  const t = useIdentityTexts();
  const explain = useErrorText();
  const [name, setName] = useState(passkey.name);
  const rename = useEndpointMutation(renamePasskey, { refreshes, onDone });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    rename.mutate({ params: { passkey: passkey.id }, body: { name } });
  };
  return (
    <li>
      <form className="k-form" onSubmit={submit}>
        <TextInput
          label={t('account.passkeyName')}
          maxLength={60}
          required
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={rename.error ? explain(rename.error) : undefined}
        />
        <div className="k-row">
          <Button type="submit" loading={rename.isPending}>
            {t('account.passkeySave')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('account.passkeyCancel')}
          </Button>
        </div>
      </form>
    </li>
  );
}

function AddForm({ onDone }: { onDone: () => void }) {
  const t = useIdentityTexts();
  const toasts = useToasts();
  const explain = useErrorText();
  const [name, setName] = useState('');
  const [wrong, setWrong] = useState<string>();
  const begin = useEndpointMutation(beginPasskey);
  const add = useEndpointMutation(addPasskey, { refreshes });
  const make = async () => {
    const response = await makePasskey(await begin.mutateAsync({}));
    if (response === null) return setWrong(t('account.passkeyDeclined'));
    await add.mutateAsync({ body: { name, response: response as never } });
    toasts.notice(t('account.passkeyAdded', { name }));
    onDone();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setWrong(undefined);
    make().catch((error: unknown) => setWrong(explain(error)));
  };
  return (
    <form className="k-form" onSubmit={submit}>
      <TextInput
        label={t('account.passkeyName')}
        description={t('account.passkeyNameHint')}
        maxLength={60}
        required
        autoFocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={wrong}
      />
      <div className="k-row">
        <Button type="submit" loading={begin.isPending || add.isPending}>
          {t('account.passkeyMake')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('account.passkeyCancel')}
        </Button>
      </div>
    </form>
  );
}

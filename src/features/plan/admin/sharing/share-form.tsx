import { Alert, Button, Checkbox, CopyButton, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useEndpointMutation } from '#ui/api/queries.ts';
import { DateField } from '#ui/form/date-field.tsx';
import { useErrorText } from '#ui/parts/error-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { sharing } from '../../contract/sharing.ts';
import { usePlanTexts } from '../plan-texts.ts';

/** A new link; its address is shown once, because only its hash is kept. */
export function ShareForm({ planId, onClose }: { planId: string; onClose: () => void }) {
  const t = usePlanTexts();
  const explain = useErrorText();
  const { slug } = useSession().organisation;
  const [label, setLabel] = useState('');
  const [lastDay, setLastDay] = useState<string | null>(null);
  const [shows, setShows] = useState({ showsMoney: false, showsComments: false, showsPeople: false });
  const [url, setUrl] = useState<string | null>(null);
  const add = useEndpointMutation(sharing.addShare, { refreshes: [sharing.read] });
  if (url !== null) return <NewLink url={url} onClose={onClose} />;
  const wrong = (field: string) => add.error?.fields.find((one) => one.field === field)?.message;
  const send = () =>
    add.mutate(
      { params: { organisation: slug, id: planId }, body: { label, lastDay, ...shows } },
      { onSuccess: (reply) => setUrl(reply.url) },
    );
  return (
    <form
      className="k-plan-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextInput
        data-autofocus
        label={t('sharing.label')}
        description={t('sharing.labelHint')}
        value={label}
        error={wrong('label')}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <DateField label={t('sharing.lastDay')} value={lastDay} error={wrong('lastDay')} onChange={setLastDay} />
      {(['showsMoney', 'showsComments', 'showsPeople'] as const).map((key) => (
        <Checkbox
          key={key}
          label={t(`sharing.${key}`)}
          checked={shows[key]}
          onChange={(event) => setShows({ ...shows, [key]: event.currentTarget.checked })}
        />
      ))}
      {add.error && add.error.fields.length === 0 && (
        <p role="alert" className="k-form-problem">
          {explain(add.error)}
        </p>
      )}
      <div className="k-row">
        <Button type="submit" loading={add.isPending}>
          {t('sharing.make')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('approval.cancel')}
        </Button>
      </div>
    </form>
  );
}

function NewLink({ url, onClose }: { url: string; onClose: () => void }) {
  const t = usePlanTexts();
  return (
    <Alert color="moss" variant="light" title={t('sharing.made')} role="status">
      <div className="k-stack">
        <p>{t('sharing.onceOnly')}</p>
        <TextInput
          readOnly
          aria-label={t('sharing.address')}
          value={url}
          onFocus={(event) => event.currentTarget.select()}
        />
        <div className="k-row">
          <CopyButton value={url}>
            {({ copied, copy }) => <Button onClick={copy}>{t(copied ? 'sharing.copied' : 'sharing.copy')}</Button>}
          </CopyButton>
          <Button variant="default" onClick={onClose}>
            {t('sharing.done')}
          </Button>
        </div>
      </div>
    </Alert>
  );
}

import { Button, PasswordInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { ApiError } from '#ui/api/errors.ts';
import { useEndpointMutation } from '#ui/api/queries.ts';
import { useErrorText } from '#ui/parts/error-screen.tsx';
import { Section } from '#ui/parts/section.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { readSession, setPassword } from '../contract/session.ts';
import { useIdentityTexts } from './identity-texts.ts';

const nothing = { current: '', password: '' };

/** Not a draft form: a password must not lie about on the device. */
export function PasswordSection({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const t = useIdentityTexts();
  const toasts = useToasts();
  const wrong = useWrong();
  const [values, setValues] = useState(nothing);
  const save = useEndpointMutation(setPassword, { refreshes: [readSession] });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { current, password } = values;
    try {
      await save.mutateAsync({ body: hasPassword ? { current, password } : { password } });
    } catch {
      return;
    }
    setValues(nothing);
    toasts.notice(t(hasPassword ? 'account.done' : 'account.doneFirst'));
  };
  return (
    <Section title={t('account.password')}>
      <p className="k-soft">{t('account.passwordText')}</p>
      <form className="k-form" noValidate onSubmit={(event) => void submit(event)}>
        {/* Tells a password manager whose password this is. */}
        <input hidden readOnly autoComplete="username" value={email} />
        {hasPassword && (
          <PasswordInput
            label={t('account.current')}
            autoComplete="current-password"
            value={values.current}
            onChange={(event) => setValues({ ...values, current: event.currentTarget.value })}
            error={wrong(save.error, 'current')}
          />
        )}
        <PasswordInput
          label={t('account.new')}
          description={t('account.newHint')}
          autoComplete="new-password"
          maxLength={200}
          value={values.password}
          onChange={(event) => setValues({ ...values, password: event.currentTarget.value })}
          error={wrong(save.error, 'password')}
        />
        <div>
          <Button type="submit" variant="default" loading={save.isPending}>
            {t(hasPassword ? 'account.changePassword' : 'account.set')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

/** What the server said of a field; what belongs to none stands beside the last. */
function useWrong(): (error: unknown, field: 'current' | 'password') => string | undefined {
  const explain = useErrorText();
  return (error, field) => {
    if (!error) return undefined;
    const fields = error instanceof ApiError ? error.fields : [];
    const own = fields.find((one) => one.field === field);
    return own?.message ?? (fields.length === 0 && field === 'password' ? explain(error) : undefined);
  };
}

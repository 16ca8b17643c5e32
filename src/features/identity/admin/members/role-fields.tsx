import { NativeSelect } from '@mantine/core';
import type { Role } from '#platform/db/scope.ts';
import { DateField } from '#ui/form/date-field.tsx';
import type { DraftForm } from '#ui/form/use-draft-form.ts';
import { useIdentityTexts } from '../identity-texts.ts';
import { useRoleOptions } from './role-options.ts';

/** Role and, for a guest, the last day; any form that has both. */
export interface RoleValues extends Readonly<Record<string, unknown>> {
  role: Role;
  until: string | null;
}

export function RoleFields<Values extends RoleValues>({ form }: { form: DraftForm<Values> }) {
  const t = useIdentityTexts();
  const options = useRoleOptions();
  const role = form.field('role');
  const until = form.field('until');
  // A day that no longer belongs to the role must not travel with it.
  const choose = (given: Role) => {
    form.set('role', given);
    if (given !== 'guest') form.set('until', null);
  };
  return (
    <>
      <NativeSelect
        label={t('members.role')}
        description={t(`members.roleAbout.${role.value}`)}
        data={options}
        value={role.value}
        error={role.error}
        onChange={(event) => choose(event.currentTarget.value as Role)}
      />
      {role.value === 'guest' && (
        <DateField
          label={t('members.until')}
          description={t('members.untilHint')}
          required
          value={until.value}
          error={until.error}
          onChange={(value) => form.set('until', value as Values['until'])}
        />
      )}
    </>
  );
}

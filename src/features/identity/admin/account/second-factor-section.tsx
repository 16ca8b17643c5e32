import { Button } from '@mantine/core';
import { Section } from '#ui/parts/section.tsx';
import { StateBadge } from '#ui/parts/state-badge.tsx';
import type { SignInDescription } from '../../contract/sign-in.ts';
import { useIdentityTexts } from '../identity-texts.ts';

/** Its state; the work itself is a page of the server, where codes and keys are in no script's reach. */
export function SecondFactorSection({ factor }: { factor: SignInDescription['secondFactor'] }) {
  const t = useIdentityTexts();
  const { on, recoveryCodesLeft } = factor;
  const next = new URLSearchParams({ next: location.pathname });
  return (
    <Section
      title={t('account.factor')}
      note={<StateBadge tone={on ? 'success' : 'neutral'} label={t(on ? 'account.factorOn' : 'account.factorOff')} />}
    >
      <div className="identity-lines">
        <p className="k-soft">{on ? t('account.factorLeft', { count: recoveryCodesLeft }) : t('account.factorText')}</p>
        <div>
          <Button component="a" href={`/auth/second-factor?${next}`} variant="default">
            {t(on ? 'account.factorManage' : 'account.factorSetUp')}
          </Button>
        </div>
      </div>
    </Section>
  );
}

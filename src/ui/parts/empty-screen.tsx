import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useUiTexts } from '../i18n/ui-texts.ts';
import './screens.css';

export interface EmptyScreenProps {
  icon?: Icon;
  title: string;
  /** What this is for, in one sentence. */
  text: ReactNode;
  /** The first step: a filled Button; without it for those who have no right to take it. */
  primary?: ReactNode;
  secondary?: ReactNode;
  /** How it will look once there is something: drawn faintly, not for use. */
  sample?: ReactNode;
}

export function EmptyScreen({ icon: Icon, title, text, primary, secondary, sample }: EmptyScreenProps) {
  const t = useUiTexts();
  return (
    <div className="k-screen k-screen-empty">
      {Icon && <Icon size={36} stroke={1.4} aria-hidden />}
      <h2>{title}</h2>
      <p>{text}</p>
      {(primary || secondary) && (
        <div className="k-row">
          {primary}
          {secondary}
        </div>
      )}
      {sample && (
        <figure className="k-sample">
          <figcaption>{t('sample')}</figcaption>
          <div inert>{sample}</div>
        </figure>
      )}
    </div>
  );
}

import {
  type Icon,
  IconAlertTriangleFilled,
  IconCheck,
  IconCircle,
  IconCircleFilled,
  IconX,
} from '@tabler/icons-react';
import './state-badge.css';

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger';

const icons: Readonly<Record<Tone, Icon>> = {
  neutral: IconCircle,
  info: IconCircleFilled,
  success: IconCheck,
  warning: IconAlertTriangleFilled,
  danger: IconX,
};

/** A state in a word, an icon and a colour; each of the three would do alone. */
export function StateBadge({ tone, label, icon }: { tone: Tone; label: string; icon?: Icon }) {
  const Shown = icon ?? icons[tone];
  const filled = Shown === IconCircleFilled || Shown === IconAlertTriangleFilled;
  return (
    <span className={`k-state k-state-${tone}`}>
      <Shown size={filled ? 10 : 13} stroke={2.6} aria-hidden />
      {label}
    </span>
  );
}

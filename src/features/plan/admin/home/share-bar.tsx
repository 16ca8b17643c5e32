import { AppLink } from '#ui/navigation/app-link.tsx';

interface ShareBarProps {
  label: string;
  /** The figure in words: "18 / 38". */
  value: string;
  /** 0…1, drawn from an honest zero to a full bar. */
  share: number;
  /** The yardstick beside the work: time, not achievement. */
  quiet?: boolean;
  /** What the number is made of. */
  to?: string;
}

/** Two of these under each other share one scale, so work and time can be compared by eye. */
export function ShareBar({ label, value, share, quiet, to }: ShareBarProps) {
  return (
    <div className="plan-share" data-quiet={quiet || undefined}>
      <span>{label}</span>
      <strong className="k-figures">{to ? <AppLink to={to}>{value}</AppLink> : value}</strong>
      <div className="plan-share-track" aria-hidden>
        <div style={{ width: `${Math.min(100, Math.max(0, share * 100))}%` }} />
      </div>
    </div>
  );
}

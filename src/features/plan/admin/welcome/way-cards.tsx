import type { Icon } from '@tabler/icons-react';
import { AppLink } from '#ui/navigation/app-link.tsx';
import './way-cards.css';

export interface Way {
  icon: Icon;
  title: string;
  text: string;
  to: string;
  search?: Readonly<Record<string, string>>;
}

/** Ways to begin, side by side; the first is the one most people take. */
export function WayCards({ ways }: { ways: readonly Way[] }) {
  return (
    <ul className="plan-ways">
      {ways.map(({ icon: Icon, title, text, to, search }) => (
        <li key={title}>
          <AppLink to={to} search={search}>
            <Icon size={28} stroke={1.5} aria-hidden />
            <strong>{title}</strong>
            <span>{text}</span>
          </AppLink>
        </li>
      ))}
    </ul>
  );
}

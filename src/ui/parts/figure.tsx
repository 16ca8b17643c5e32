import type { ReactNode } from 'react';
import { AppLink } from '../navigation/app-link.tsx';
import './figure.css';

export interface FigureProps {
  /** Already formatted: "17", "7 / 12". */
  value: string;
  label: ReactNode;
  /** The records it is made of. */
  to: string;
  search?: Readonly<Record<string, string>>;
}

/** A number that opens what it is made of. */
export function Figure({ value, label, to, search }: FigureProps) {
  return (
    <AppLink className="k-figure" to={to} search={search}>
      <strong>{value}</strong> <span>{label}</span>
    </AppLink>
  );
}

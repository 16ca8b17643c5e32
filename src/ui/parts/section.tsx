import { type ReactNode, useId } from 'react';
import './section.css';

export interface SectionProps {
  title: string;
  /** Quietly beside the title: "5 valda 7-st". */
  note?: ReactNode;
  /** A quiet button or link at the right of the title. */
  action?: ReactNode;
  children: ReactNode;
}

/** A card with a heading of the second level. */
export function Section({ title, note, action, children }: SectionProps) {
  const id = useId();
  return (
    <section className="k-section" aria-labelledby={id}>
      <div className="k-section-head">
        <h2 id={id}>{title}</h2>
        {note !== undefined && <span className="k-soft">{note}</span>}
        {action && <div className="k-section-action">{action}</div>}
      </div>
      {children}
    </section>
  );
}

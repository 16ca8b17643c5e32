import type { InputHTMLAttributes } from 'react';

interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  wrong?: string | undefined;
  input: Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'id'>;
  /** Keeps two forms of one page apart. */
  prefix?: string;
}

/** One labelled field; what is wrong with it stands beside it and is read out with it. */
export function Field({ name, label, hint, wrong, input, prefix = '' }: FieldProps) {
  const id = `${prefix}${name}`;
  const described = [hint ? `${id}-hint` : '', wrong ? `${id}-wrong` : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      <input
        id={id}
        name={name}
        {...input}
        {...(wrong ? { 'aria-invalid': true } : {})}
        {...(described ? { 'aria-describedby': described } : {})}
      />
      {wrong ? (
        <span className="wrong" id={`${id}-wrong`} role="alert">
          {wrong}
        </span>
      ) : null}
    </div>
  );
}

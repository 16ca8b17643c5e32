import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { CommandSource } from '../commands/source.ts';

export interface RailItem {
  key: string;
  label: string;
  icon: Icon;
  /** Below the organisation; '' is the home page. */
  path: string;
  badge?: ReactNode;
}
export interface RailGroup {
  key: string;
  /** Null draws the items without a heading. */
  label: string | null;
  items: readonly RailItem[];
}
export interface CreateEntry {
  key: string;
  label: string;
  icon: Icon;
  path: string;
}
export interface ShellProps {
  groups: readonly RailGroup[];
  /** The most used, at most five: the phone's bottom bar. */
  phone: readonly RailItem[];
  create: readonly CreateEntry[];
  commands: readonly CommandSource[];
  /** Bell and the like. */
  topBar?: ReactNode;
  banner?: ReactNode;
  onSignOut: () => void;
  children: ReactNode;
}

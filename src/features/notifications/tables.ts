import type { NoticeWay } from '#platform/notices/notice.ts';
import type { DigestRhythm } from './contract/preferences.ts';

export interface NotificationRow {
  organisation_id: string;
  id: string;
  user_id: string;
  kind: string;
  params: Record<string, string | number>;
  path: string;
  subject_kind: string | null;
  subject_id: string | null;
  urgent: boolean;
  due_on: string | null;
  once_key: string | null;
  created_at: string;
  shown_at: string;
  read_at: string | null;
  mailed_at: string | null;
}

export interface PreferenceRow {
  organisation_id: string;
  user_id: string;
  digest: DigestRhythm;
  digest_hour: number;
  digest_weekday: number;
  urgent_at_once: boolean;
  ways: Record<string, NoticeWay>;
  revision: number;
}

export interface DigestRow {
  organisation_id: string;
  user_id: string;
  day: string;
  letter_id: string | null;
  created_at: string;
}

export interface ReminderRow {
  organisation_id: string;
  offsets: number[];
  reminded_on: string | null;
  revision: number;
}

/** The tables that this room owns; no other room names them. */
export interface NotificationsTables {
  notification: NotificationRow;
  notification_preference: PreferenceRow;
  notification_digest: DigestRow;
  notification_reminder: ReminderRow;
  notification_call: { id: string; organisation_id: string; user_id: string };
}

import type { Role } from '#platform/db/scope.ts';

/** Everybody is invented, and so is the county; `.example` is reserved, so that no letter can ever reach anybody. */
export const demoFounding = {
  slug: 'demo',
  name: 'Kaarnamaa Arendusring',
  region: 'Kaarnamaa',
  language: 'et',
} as const;

export interface DemoMember {
  email: string;
  name: string;
  role: Role;
}

/** The first of each role is the one as whom the sign-in page lets a visitor in; the first of all founded it. */
export const demoMembers: readonly [DemoMember, ...DemoMember[]] = [
  { email: 'liis@naidis.example', name: 'Liis Tamberg', role: 'owner' },
  { email: 'urmas@naidis.example', name: 'Urmas Kivisalu', role: 'editor' },
  { email: 'helve@naidis.example', name: 'Helve Rannaste', role: 'reviewer' },
  { email: 'kaidi@naidis.example', name: 'Kaidi Nurmoja', role: 'contributor' },
  { email: 'anette@naidis.example', name: 'Anette Vainola', role: 'contributor' },
  { email: 'peeter@naidis.example', name: 'Peeter Sarapuu', role: 'viewer' },
  { email: 'oliver@naidis.example', name: 'Oliver Lõhmus', role: 'guest' },
];

const KEY = 'kaja:organisation';

export function lastOrganisation(): string | null {
  return localStorage.getItem(KEY);
}

export function rememberOrganisation(slug: string): void {
  localStorage.setItem(KEY, slug);
}

/** One small value for this browser alone, below `/auth`, sent along when it comes back from another site (Lax). */
export function browserCookie(url: string, name: string, value: string, minutes: number): string {
  const secure = url.startsWith('https:') ? '; Secure' : '';
  return `${name}=${value}; Path=/auth; Max-Age=${minutes * 60}; HttpOnly; SameSite=Lax${secure}`;
}

export function endedCookie(url: string, name: string): string {
  return browserCookie(url, name, '', 0);
}

/** The first cookie of that name, with letters, digits, `-` and `_` only, as ours are; else null. */
export function cookieValue(cookies: string | undefined, name: string): string | null {
  for (const part of cookies?.split(';') ?? []) {
    const [key, value = ''] = part.trim().split('=');
    if (key === name) return /^[\w-]{1,100}$/.test(value) ? value : null;
  }
  return null;
}

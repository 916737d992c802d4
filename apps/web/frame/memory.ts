/** Small things kept on this machine; a browser that forbids storage simply forgets them. */
type Kept = 'language' | 'network' | 'after-sign-in';

export function recall(name: Kept): string | null {
  try {
    return localStorage.getItem(`traboule.${name}`);
  } catch {
    return null;
  }
}

export function remember(name: Kept, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`traboule.${name}`);
    else localStorage.setItem(`traboule.${name}`, value);
  } catch {
    // Private windows may refuse; nothing depends on it.
  }
}

/** Values stored in this browser. A browser that forbids storage stores nothing, and no page depends on it. */
type StoredName = 'language' | 'network' | 'after-sign-in';

export function readStored(name: StoredName): string | null {
  try {
    return localStorage.getItem(`traboule.${name}`);
  } catch {
    return null;
  }
}

export function store(name: StoredName, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`traboule.${name}`);
    else localStorage.setItem(`traboule.${name}`, value);
  } catch {
    // Private windows may refuse; nothing depends on it.
  }
}

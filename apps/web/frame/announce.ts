let current = '';
const listeners = new Set<() => void>();

/** Makes screen readers read a text without moving the focus. */
export function announce(text: string): void {
  // Screen readers ignore an unchanged text, so a repeated one gets an invisible character.
  current = text === current ? `${text}\u00a0` : text;
  for (const listener of listeners) listener();
}

export const announcements = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => current,
};

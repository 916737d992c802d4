let current = '';
const listeners = new Set<() => void>();

/** Says something to a screen reader without moving the focus. */
export function announce(text: string): void {
  // The same words twice are only read again when the text differs.
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

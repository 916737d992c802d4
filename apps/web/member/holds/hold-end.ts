/** Until when the last hold of this tab lasts, so that the search looks for it after a reload and only then. */
const NAME = 'traboule.hold-end';

export function storeHoldEnd(until: string): void {
  try {
    sessionStorage.setItem(NAME, until);
  } catch {
    // Without storage the hold is found in the agenda.
  }
}

export function mayHaveHold(now = Date.now()): boolean {
  try {
    return Date.parse(sessionStorage.getItem(NAME) ?? '') > now;
  } catch {
    return false;
  }
}

/** `show` in the address of a week: the times I wait for, instead of the code of a booking. */
export const WAITS = 'waits';

/** The address of the week on show, with something chosen in it or nothing. */
export function weekAddress(params: URLSearchParams, show?: string): string {
  const next = new URLSearchParams({ view: 'week' });
  const from = params.get('from');
  if (from) next.set('from', from);
  if (show) next.set('show', show);
  return `?${next.toString()}`;
}

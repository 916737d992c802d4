import type { AgendaEntry } from './documents.js';

export type Tone = 'sure' | 'wait' | 'kept' | 'past' | 'missed';

/** How each state is drawn: a colour and a pattern, beside its words. */
export const TONES: Record<AgendaEntry['state'], Tone> = {
  CONFIRMED: 'sure',
  IN_USE: 'sure',
  HOSTING: 'sure',
  PENDING: 'wait',
  WAITING: 'wait',
  HELD: 'kept',
  OFFERED: 'kept',
  COMPLETED: 'past',
  NO_SHOW: 'missed',
};

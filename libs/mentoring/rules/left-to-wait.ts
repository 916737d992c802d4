import { type AskAnswer } from '../appointments/appointment.queries.js';

/** Whether a founder for whom nobody is left waits for a mentor: not when they wanted only this one, or have other times to choose from. */
export const isLeftToWait = ({ asksNext, answer }: { asksNext: boolean; answer: AskAnswer | null }): boolean =>
  asksNext && answer !== 'OTHER_TIME';

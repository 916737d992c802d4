import { type PassQuotas } from '#libs/booking';
import { type Point, type SearchSnapshot } from '#libs/directory';
import { type Span } from '#libs/platform';
import { type OfferFor } from './make-offer.js';
import { type Need } from './need.js';

/** The facts of a search for offers, read once per request. */
export interface Search extends OfferFor {
  /** The member's other bookings, because nobody attends two things at once. */
  readonly busy: readonly Span[];
  /** The venues that do not accept the member. */
  readonly banned: ReadonlySet<string>;
  /** Spaces and their free time, as they were after the question came; undefined when the database has to be asked. */
  readonly memory: SearchSnapshot | undefined;
  /** A space that the member holds at the time: free for them, though nobody else can have it. */
  readonly keptSpaceId?: string | undefined;
  /** What venues open to the pass, and what is left of it. */
  readonly quotas: PassQuotas;
  readonly need: Pick<
    Need,
    'kind' | 'capability' | 'venueKind' | 'equipment' | 'accessible' | 'minutes' | 'party' | 'near' | 'maxTravelMinutes'
  > &
    Partial<Pick<Need, 'notDuring'>> & { isAvoided?: (point: Point) => boolean };
}

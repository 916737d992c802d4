import { type Locale, make } from '#libs/platform';
import { type PlaceRow } from './place.queries.js';
import { type SessionRow } from './session.queries.js';
import { type SessionRefusalCode, sessionRefusalText } from './session.texts.js';
import { Session, SessionPlace, SessionRefused } from './session.types.js';

export const sessionView = ({ taken, sequence: _, ...row }: SessionRow): Session =>
  make(Session, { ...row, placesLeft: row.places - taken });

export const placeView = ({ sessionId: _, ...place }: PlaceRow, venueId: string): SessionPlace =>
  make(SessionPlace, { ...place, venueIds: [venueId] });

export const refusedView = (locale: Locale, code: SessionRefusalCode): SessionRefused =>
  make(SessionRefused, { code, message: sessionRefusalText(locale, code) });

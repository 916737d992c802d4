import { make } from '#libs/platform';
import { type ConflictRow, type OwnUseRow } from './own-use.queries.js';
import { OwnUse, OwnUseConflict } from './own-use.types.js';

export const conflictViews = (venueId: string, conflicts: readonly ConflictRow[]): OwnUseConflict[] =>
  conflicts.map(({ start, end, seats, bookingCode, memberName }) =>
    make(OwnUseConflict, { venueId, start, end, seats, bookingCode, memberName }),
  );

export const ownUseView = (row: OwnUseRow, conflicts: readonly ConflictRow[]): OwnUse =>
  make(OwnUse, {
    id: row.id,
    venueId: row.venueId,
    spaceId: row.spaceId,
    start: row.start,
    end: row.end,
    seats: row.seats,
    title: row.title,
    imported: row.imported,
    conflicts: conflictViews(row.venueId, conflicts),
  });

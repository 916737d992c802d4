/** Kinds of space as the directory knows them. */
export type BookableKind = 'DESK_AREA' | 'OFFICE' | 'MEETING_ROOM' | 'WORKSHOP' | 'EVENT_HALL' | 'MACHINE';

/** How hard a place is to give to somebody else at short notice: cancelling and reminding go by it. */
export type BookingClass = 'DESK' | 'ROOM' | 'MACHINE';

const classOfKind: Record<BookableKind, BookingClass> = {
  DESK_AREA: 'DESK',
  OFFICE: 'ROOM',
  MEETING_ROOM: 'ROOM',
  WORKSHOP: 'ROOM',
  EVENT_HALL: 'ROOM',
  MACHINE: 'MACHINE',
};

export function bookingClassOf(kind: BookableKind): BookingClass {
  return classOfKind[kind];
}

/** How long the next free time of a space is looked for when nobody said. */
export const SLOT_MINUTES = 60;

/** A time a space is free at, and what to ask for to be offered it. */
export interface Slot {
  readonly start: string;
  readonly wanted: { capability: string } | { kind: string };
}

interface SlotSpace {
  readonly kind: string;
  readonly capabilities: readonly { code: string }[];
}

/** What is asked for to be offered a space: what can be done in it, else its kind. */
export const wantedOf = ({ kind, capabilities: [capability] }: SlotSpace): Slot['wanted'] =>
  capability ? { capability: capability.code } : { kind };

/** The earliest time at which one of the spaces is free; of two at the same time the first space. */
export function earliestSlot(
  spaces: readonly (SlotSpace & { readonly nextFree: { start: string } | null })[],
): Slot | null {
  let earliest: Slot | null = null;
  for (const space of spaces)
    if (space.nextFree && (!earliest || Date.parse(space.nextFree.start) < Date.parse(earliest.start)))
      earliest = { start: space.nextFree.start, wanted: wantedOf(space) };
  return earliest;
}

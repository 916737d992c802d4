/** A space as a form edits it. */
export interface SpaceDraft<Kind extends string = string> {
  name: string;
  kind: Kind;
  tariffClass: string;
  descriptionFr: string;
  descriptionEn: string;
  /** As typed. */
  capacity: string;
  sharesSeats: boolean;
  bufferMinutes: number;
  leadMinutes: number;
  minMinutes: number;
  maxMinutes: number;
  needsOperator: boolean;
  stepFree: boolean | null;
  adultOnly: boolean;
  needsApproval: boolean;
  trainingId: string | null;
  equipment: readonly string[];
  capabilities: readonly string[];
  partIds: readonly string[];
}

/** What spaces of a kind usually are. */
const USUAL: Record<string, { tariffClass: string; sharesSeats: boolean; capacity: string }> = {
  DESK_AREA: { tariffClass: 'DESK', sharesSeats: true, capacity: '12' },
  OFFICE: { tariffClass: 'OFFICE', sharesSeats: false, capacity: '2' },
  MEETING_ROOM: { tariffClass: 'SMALL_ROOM', sharesSeats: false, capacity: '8' },
  WORKSHOP: { tariffClass: 'WORKSHOP', sharesSeats: false, capacity: '6' },
  EVENT_HALL: { tariffClass: 'EVENT_HALL', sharesSeats: false, capacity: '50' },
  MACHINE: { tariffClass: 'MACHINE', sharesSeats: false, capacity: '1' },
};

/** The draft with another kind: its usual class, seats and capacity, and without what only another kind can do. */
export function withKind<Kind extends string>(
  draft: SpaceDraft<Kind>,
  kind: Kind,
  {
    classes,
    capabilities,
  }: { classes: readonly string[]; capabilities: readonly { code: string; spaceKind: string }[] },
): SpaceDraft<Kind> {
  const { tariffClass, ...usual } = USUAL[kind] ?? { tariffClass: draft.tariffClass };
  const fits = new Set(capabilities.filter(({ spaceKind }) => spaceKind === kind).map(({ code }) => code));
  return {
    ...draft,
    ...usual,
    kind,
    tariffClass: classes.includes(tariffClass) ? tariffClass : (classes[0] ?? ''),
    capabilities: draft.capabilities.filter((code) => fits.has(code)),
  };
}

/** A new space of a kind, without a name. */
export const emptyDraft = <Kind extends string>(kind: Kind, classes: readonly string[]): SpaceDraft<Kind> =>
  withKind(
    {
      name: '',
      kind,
      tariffClass: '',
      descriptionFr: '',
      descriptionEn: '',
      capacity: '',
      sharesSeats: false,
      bufferMinutes: 0,
      leadMinutes: 0,
      minMinutes: 30,
      maxMinutes: 720,
      needsOperator: false,
      stepFree: null,
      adultOnly: false,
      needsApproval: false,
      trainingId: null,
      equipment: [],
      capabilities: [],
      partIds: [],
    },
    kind,
    { classes, capabilities: [] },
  );

/** The draft of one more space like the last: `Salle 1` is followed by `Salle 2`, another name by an empty one. */
export function nextDraft<Kind extends string>(draft: SpaceDraft<Kind>): SpaceDraft<Kind> {
  const numbered = /^(.*?)(\d{1,4})$/.exec(draft.name);
  const name = numbered ? `${numbered[1]}${Number(numbered[2]) + 1}` : '';
  return { ...draft, name, descriptionFr: '', descriptionEn: '', partIds: [] };
}

/** What keeps a draft from being sent, by field. */
export function faultOf({
  name,
  capacity,
  minMinutes,
  maxMinutes,
}: SpaceDraft): 'name' | 'capacity' | 'maxMinutes' | null {
  if (name.trim() === '') return 'name';
  const people = /^\d{1,5}$/.test(capacity.trim()) ? Number(capacity) : 0;
  if (people < 1 || people > 10_000) return 'capacity';
  return minMinutes > maxMinutes ? 'maxMinutes' : null;
}

/** The fields in which two drafts differ, in the order of the form. */
export const changedFields = (a: SpaceDraft, b: SpaceDraft): (keyof SpaceDraft)[] =>
  (Object.keys(a) as (keyof SpaceDraft)[]).filter((field) => textOf(a[field]) !== textOf(b[field]));

const textOf = (value: SpaceDraft[keyof SpaceDraft]): string =>
  Array.isArray(value) ? JSON.stringify([...(value as string[])].sort()) : JSON.stringify(value);

/** The codes with one more, or with one less. */
export const toggled = (codes: readonly string[], code: string, isOn: boolean): string[] =>
  isOn ? [...codes.filter((one) => one !== code), code] : codes.filter((one) => one !== code);

/** A number among the usual ones to choose from, and itself. */
export const withChosen = (usual: readonly number[], chosen: number): number[] =>
  [...new Set([...usual, chosen])].sort((a, b) => a - b);

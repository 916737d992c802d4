import { capabilities } from '#libs/directory';
import { type Chance } from './chance.js';
import { type Craft, machineCrafts, workshopCrafts } from './machines.data.js';
import { deskNames, deskTexts, roomNames } from './names.data.js';
import { type SpaceKind } from './town.js';
import { type SpaceRecipe } from './venue-kinds.data.js';

/** A space before it has a venue, an id or hours. */
export interface SpaceDraft {
  kind: SpaceKind;
  tariffClass: string;
  name: string;
  description: string;
  capacity: number;
  capabilities: string[];
  equipment: string[];
  needsOperator: boolean;
  bufferMinutes: number;
  /** Spaces that are booked together with this one. */
  parts: SpaceDraft[];
  hours: 'VENUE' | 'EVENING_HALL' | 'MANNED_MACHINE' | 'MAINTENANCE';
  /** The demo never books it early in the afternoon. */
  reservedForTour: boolean;
}

const classOf = new Map(capabilities.map(({ code, tariffClass }) => [code, tariffClass as string]));

/** The spaces and machines of a venue, with unique names inside it. */
export class SpacesOfVenue {
  readonly drafts: SpaceDraft[] = [];
  private readonly rooms: string[];
  private readonly names = new Set<string>();

  constructor(private readonly chance: Chance) {
    this.rooms = chance.shuffled(roomNames);
  }

  /** Everything that the recipe of a kind of venue contains; `lasers` of them are laser cutters. */
  follow(recipe: SpaceRecipe, lasers: number, machineKinds: readonly (readonly [string, number])[]): void {
    const { chance } = this;
    const many = ([least, most]: readonly [number, number]) => Array.from({ length: chance.whole(least, most) });
    many(recipe.deskAreas).forEach((_, i) => this.deskArea(i));
    many(recipe.booths).forEach(() => this.booth());
    many(recipe.offices).forEach(() => this.office());
    many(recipe.smallRooms).forEach(() => this.room('SMALL_ROOM'));
    many(recipe.largeRooms).forEach(() => this.room('LARGE_ROOM'));
    if (chance.yes(recipe.hallShare)) this.hall();
    chance.some(Object.keys(workshopCrafts), many(recipe.workshops).length).forEach((code) => this.workshop(code));
    for (let i = 0; i < lasers; i++) this.machine('laser-cutting');
    for (let i = lasers, n = many(recipe.machines).length; i < n; i++) this.machine(chance.weighted(machineKinds));
  }

  private add(draft: Pick<SpaceDraft, 'kind' | 'tariffClass' | 'name'> & Partial<SpaceDraft>): SpaceDraft {
    const space: SpaceDraft = {
      description: '',
      capacity: 1,
      capabilities: [],
      equipment: [],
      needsOperator: false,
      bufferMinutes: 0,
      parts: [],
      hours: 'VENUE',
      reservedForTour: false,
      ...draft,
      name: this.unused(draft.name),
    };
    this.drafts.push(space);
    return space;
  }

  private unused(name: string): string {
    for (let n = 1; ; n++) {
      const candidate = n === 1 ? name : `${name} n° ${n}`;
      if (this.names.has(candidate)) continue;
      this.names.add(candidate);
      return candidate;
    }
  }

  private nextRoom(): string {
    return this.rooms.pop() ?? this.chance.pick(roomNames);
  }

  private deskArea(index: number): void {
    const { chance } = this;
    const quiet = index > 0 && chance.yes(0.5);
    const special = !quiet && chance.yes(0.12) ? chance.pick(['cad', 'video-editing']) : null;
    this.add({
      kind: 'DESK_AREA',
      tariffClass: 'DESK',
      name: quiet ? chance.pick(['Salle du silence', 'La Bibliothèque', 'Plateau calme']) : chance.pick(deskNames),
      description: quiet
        ? 'Pas de téléphone, pas de musique ; lampes de bureau et prises à chaque place.'
        : chance.pick(deskTexts),
      capacity: special
        ? chance.whole(6, 10)
        : chance.weighted([
            [chance.whole(6, 12), 4],
            [chance.whole(13, 24), 4],
            [chance.whole(25, 40), 2],
          ]),
      capabilities: quiet ? ['quiet-work'] : special ? [special] : [],
      equipment: chance.some(
        ['second-screen', 'standing-desk', 'daylight', 'lockers', 'soundproofing'],
        chance.whole(0, 2),
      ),
    });
  }

  private booth(): void {
    const name = `${this.chance.pick(['Cabine', 'Bulle', 'Box d’appel'])} ${this.nextRoom()}`;
    const description = 'Pour un appel ou une visio, porte fermée.';
    this.add({
      kind: 'OFFICE',
      tariffClass: 'BOOTH',
      name,
      description,
      capabilities: ['phone-booth'],
      equipment: ['soundproofing'],
    });
  }

  private office(): void {
    const { chance } = this;
    const capacity = chance.whole(1, 6);
    this.add({
      kind: 'OFFICE',
      tariffClass: 'OFFICE',
      name: `Bureau ${this.nextRoom()}`,
      description: `${capacity === 1 ? 'Un poste' : `${capacity} postes`}, ${chance.pick(['vue sur cour', 'sur rue', 'au calme', 'sous les toits', 'près de l’accueil'])}, fermé à clé.`,
      capacity,
      equipment: chance.some(
        ['second-screen', 'whiteboard', 'daylight', 'standing-desk', 'air-conditioning'],
        chance.whole(0, 2),
      ),
    });
  }

  private room(tariffClass: 'SMALL_ROOM' | 'LARGE_ROOM'): void {
    const { chance } = this;
    const small = tariffClass === 'SMALL_ROOM';
    const capacity = small ? chance.whole(4, 8) : chance.whole(10, 24);
    const uses = small ? ['video-conference', 'job-interview'] : ['training-room', 'whiteboard-workshop'];
    const use = chance.yes(0.6) ? [chance.pick(uses)] : [];
    const gear = small
      ? ['screen', 'whiteboard', 'daylight']
      : [
          'projector',
          'screen',
          'videoconference',
          'whiteboard',
          'flipchart',
          'hearing-loop',
          'daylight',
          'air-conditioning',
        ];
    this.add({
      kind: 'MEETING_ROOM',
      tariffClass,
      name: `Salle ${this.nextRoom()}`,
      description: `${capacity} personnes ${chance.pick(small ? ['autour d’une table', 'en rond', 'avec vue sur les toits', 'côté jardin', 'au calme'] : ['en U ou en îlots', 'en classe', 'avec vue sur les toits', 'de plain-pied', 'autour de tables qui roulent'])}.`,
      capacity,
      capabilities: use,
      equipment: [
        ...(use.includes('video-conference') ? ['videoconference'] : []),
        ...chance.some(gear, chance.whole(1, small ? 2 : 4)),
      ],
      bufferMinutes: chance.yes(0.4) ? 15 : 0,
    });
  }

  /** Some halls have two halves; booking the whole takes both. */
  private hall(): void {
    const { chance } = this;
    const capacity = chance.whole(5, 16) * 10;
    const name = `${chance.pick(['Grande salle', 'Halle', 'Salle des métiers', 'Verrière'])} ${this.nextRoom()}`;
    const uses = chance.some(['talk', 'exhibition', 'hackathon'], chance.whole(1, 2));
    const hours = chance.yes(0.4) ? ('EVENING_HALL' as const) : ('VENUE' as const);
    const common = {
      bufferMinutes: 15,
      hours,
      equipment: chance.some(
        ['sound-system', 'projector', 'stage', 'hearing-loop', 'piano', 'catering'],
        chance.whole(2, 4),
      ),
    };
    const parts = chance.yes(0.4)
      ? ['côté cour', 'côté rue'].map((side) =>
          this.add({
            kind: 'MEETING_ROOM',
            tariffClass: 'LARGE_ROOM',
            name: `${name}, ${side}`,
            description: 'Une moitié de la salle, cloison mobile fermée.',
            capacity: Math.floor(capacity / 2),
            capabilities: ['training-room'],
            ...common,
          }),
        )
      : [];
    const description = `${capacity} personnes debout ou assises${parts.length > 0 ? ' ; se partage en deux' : ''}.`;
    this.add({
      kind: 'EVENT_HALL',
      tariffClass: 'EVENT_HALL',
      name,
      description,
      capacity,
      capabilities: uses,
      parts,
      ...common,
    });
  }

  private workshop(code: string): SpaceDraft {
    const known = classOf.get(code)!;
    return this.crafted(
      code,
      workshopCrafts[code]!,
      'WORKSHOP',
      known === 'MACHINE' ? 'WORKSHOP' : known,
      this.chance.whole(4, 14),
    );
  }

  private machine(code: string): void {
    const machine = this.crafted(code, machineCrafts[code]!, 'MACHINE', classOf.get(code)!, 1);
    const { chance } = this;
    if (machine.needsOperator && chance.yes(0.4)) machine.hours = 'MANNED_MACHINE';
    else if (chance.yes(0.06)) machine.hours = 'MAINTENANCE';
    // some machines occupy their whole room
    const woodshop = this.drafts.find((space) => space.capabilities.includes('woodworking'));
    if (code === 'cnc-milling' && woodshop && chance.yes(0.5)) machine.parts = [woodshop];
  }

  private crafted(code: string, craft: Craft, kind: SpaceKind, tariffClass: string, capacity: number): SpaceDraft {
    const { chance } = this;
    return this.add({
      kind,
      tariffClass,
      name: `${chance.pick(craft.names)} (${chance.pick(craft.sizes)})`,
      description: chance.pick(craft.about),
      capacity,
      capabilities: [code],
      equipment: craft.equipment,
      needsOperator: chance.yes(craft.operatorShare),
      bufferMinutes: 15,
    });
  }
}

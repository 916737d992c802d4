import { CELLS_PER_DEGREE } from '#libs/offers';
import { type SpaceKind, type Town } from './town.js';
import { type Venue } from './venues.js';

const COUNTERS = 120;
const DAYS_BACK = 90;
interface Wish {
  readonly why: string;
  readonly kind: SpaceKind;
  readonly capability: string | null;
}

/** What is looked for and not found, and how often. */
const WISHES: readonly (readonly [Wish, number])[] = [
  [{ why: 'NONE_FREE', kind: 'MEETING_ROOM', capability: null }, 8],
  [{ why: 'NONE_FREE', kind: 'DESK_AREA', capability: null }, 4],
  [{ why: 'NONE_OPEN', kind: 'MEETING_ROOM', capability: null }, 3],
  [{ why: 'NONE_LARGE_ENOUGH', kind: 'EVENT_HALL', capability: null }, 3],
  [{ why: 'NONE_NEAR', kind: 'MACHINE', capability: 'laser-cutting' }, 3],
  [{ why: 'NONE_FREE', kind: 'MACHINE', capability: '3d-printing' }, 2],
];

/** Counters of needs that found no space, most of them around the venue of the ready persons. */
export function drawUnmetNeeds({ networkId, rows, days, now, chance: whole }: Town, [home]: readonly Venue[]): void {
  const chance = whole.fork('unmet needs');
  const counters = new Map<string, Record<string, unknown>>();
  for (let n = 0; n < COUNTERS; n++) {
    const { why, kind, capability } = chance.weighted(WISHES);
    const isNear = home !== undefined && chance.yes(0.7);
    const hasTime = chance.yes(0.8);
    const counter = {
      asked_on: days.today.subtract({ days: chance.whole(1, DAYS_BACK) }).toString(),
      why,
      kind,
      capability_code: capability,
      weekday: hasTime ? chance.whole(1, 5) : null,
      hour: hasTime ? chance.whole(8, 19) : null,
      cell_lat: isNear ? Math.round(home.point[1] * CELLS_PER_DEGREE) : null,
      cell_lon: isNear ? Math.round(home.point[0] * CELLS_PER_DEGREE) : null,
    };
    counters.set(Object.values(counter).join(), counter);
  }
  for (const counter of counters.values())
    rows.add('unmet_need', { network_id: networkId, id: chance.id(now), ...counter, times: chance.whole(1, 4) });
}

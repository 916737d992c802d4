import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { type PassOpening as OpeningRow, openingsOfSpace, setPassOpenings } from '#libs/booking';
import { Space, isStaffOf } from '#libs/directory';
import {
  Allow,
  AsMember,
  Audit,
  Clock,
  Database,
  type MemberViewer,
  RateLimit,
  Request,
  type RequestContext,
  actorOf,
  make,
  statement,
} from '#libs/platform';
import { idOf } from '../openings.inputs.js';
import { refused } from '../openings.texts.js';
import { type OpeningRefusal } from '../openings.types.js';
import { spaceToUse } from '../own-uses/own-use.queries.js';
import {
  PassOpening,
  PassOpeningInput,
  PassOpeningsSet,
  SetPassOpeningsArgs,
  SetPassOpeningsResult,
} from './pass-opening.types.js';

const minuteOf = (wall: string): number => Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3));
const wallOf = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');

const view = ({ weekday, fromMinute, untilMinute, seats, minutes }: Omit<OpeningRow, 'id'>): PassOpening =>
  make(PassOpening, { weekday, from: wallOf(fromMinute), until: wallOf(untilMinute), seats, minutes });

function faultOf(openings: readonly Omit<OpeningRow, 'id'>[]): OpeningRefusal | undefined {
  if (openings.some(({ seats, minutes }) => (seats === null) === (minutes === null))) return 'SEATS_OR_HOURS';
  const sorted = openings.toSorted((a, b) => a.weekday - b.weekday || a.fromMinute - b.fromMinute);
  const isWrong = sorted.some((one, n) => {
    const next = sorted[n + 1];
    return one.fromMinute >= one.untilMinute || (next?.weekday === one.weekday && next.fromMinute < one.untilMinute);
  });
  return isWrong ? 'OPENINGS_OVERLAP' : undefined;
}

const readOpenings = statement(
  'openings.openingsOfSpaces',
  `select s.id as "spaceId", ${openingsOfSpace('$1', 's.id')} as openings from unnest($2::uuid[]) s (id)`,
);
const OPENINGS = Symbol('openings to the pass');

@Resolver()
export class PassOpeningResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  @Mutation(() => SetPassOpeningsResult, {
    description: 'Sets how much of a space is open to the pass, by the time of the week. Bookings that exist stay.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 120, minutes: 60 })
  async setPassOpenings(
    @Args() { spaceId, openings: wanted }: SetPassOpeningsArgs,
    @AsMember() viewer: MemberViewer,
  ): Promise<typeof SetPassOpeningsResult> {
    const openings = wanted.map(rowOf);
    const id = idOf(spaceId);
    const code = await this.database.inTransaction(viewer.network.id, async (tx) => {
      const space = await spaceToUse(tx, id);
      if (!space || !isStaffOf(viewer, space.venueId)) return 'NOT_FOUND' as const;
      const fault = faultOf(openings);
      if (fault) return fault;
      await setPassOpenings(tx, id, openings, this.clock.now());
      await this.audit.record(tx, actorOf(viewer), 'PASS_OPENINGS_CHANGED', ['VENUE', space.venueId]);
      return undefined;
    });
    return code ? refused(viewer.locale, code) : make(PassOpeningsSet, { openings: openings.map(view) });
  }
}

const rowOf = ({ weekday, from, until, seats, minutes }: PassOpeningInput): Omit<OpeningRow, 'id'> => ({
  weekday,
  fromMinute: minuteOf(from),
  untilMinute: minuteOf(until),
  seats: seats ?? null,
  minutes: minutes ?? null,
});

@Resolver(() => Space)
export class SpaceOpeningsResolver {
  constructor(private readonly database: Database) {}

  @ResolveField(() => [PassOpening], {
    description: 'What its venue opens to the pass, by the time of the week, at most 50; empty: all of it.',
  })
  @Allow('anyone')
  async passOpenings(@Parent() { id }: Space, @Request() request: RequestContext): Promise<PassOpening[]> {
    return (await this.loaderOf(request).load(id)).map(view);
  }

  private loaderOf(request: RequestContext): DataLoader<string, OpeningRow[]> {
    if (!request.loaders.has(OPENINGS))
      request.loaders.set(
        OPENINGS,
        new DataLoader<string, OpeningRow[]>(async (ids) => {
          type Row = { spaceId: string; openings: OpeningRow[] };
          const rows = await this.database.open.rows<Row>(readOpenings, [request.viewer.network.id, ids]);
          const found = new Map(rows.map(({ spaceId, openings }) => [spaceId, openings]));
          return ids.map((id) => found.get(id) ?? []);
        }),
      );
    return request.loaders.get(OPENINGS) as DataLoader<string, OpeningRow[]>;
  }
}

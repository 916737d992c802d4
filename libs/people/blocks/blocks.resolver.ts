import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AsMember,
  Clock,
  Database,
  type MemberViewer,
  PageArgs,
  RateLimit,
  encodeCursor,
  make,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import * as queries from './block.queries.js';
import {
  BlockArgs,
  BlockMemberResult,
  BlockRefused,
  type BlockRefusal,
  BlockedMember,
  BlockedMemberConnection,
  MemberBlocked,
  MemberUnblocked,
  blockRefusalTexts,
} from './block.types.js';

const refused = ({ locale }: MemberViewer, code: BlockRefusal): BlockRefused =>
  make(BlockRefused, { code, message: blockRefusalTexts[locale][code] });

@Resolver()
export class BlocksResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Query(() => BlockedMemberConnection, { description: 'The people whom I blocked, the latest first.' })
  @Allow('member')
  myBlocks(
    @Args() { first, after }: PageArgs,
    @AsMember() { network, member }: MemberViewer,
  ): Promise<BlockedMemberConnection> {
    const key = after == null ? null : sortKeyOf(after, 'instant', 'id');
    return this.database.inTransaction(network.id, async (tx) =>
      pageOf(
        await queries.blocksOf(tx, member.id, key, first + 1),
        first,
        await queries.countBlocks(tx, member.id),
        ({ blockedAt, id }) => encodeCursor(blockedAt.toString(), id),
        (row) => make(BlockedMember, { ...row }),
      ),
    );
  }

  @Mutation(() => BlockMemberResult, {
    description: 'Blocks a member: from now on we neither see, find, match nor reach each other. They get no notice.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async blockMember(@Args() { id }: BlockArgs, @AsMember() viewer: MemberViewer): Promise<typeof BlockMemberResult> {
    const { network, member } = viewer;
    if (id === member.id) return refused(viewer, 'YOURSELF');
    const isBlocked = await this.database.inTransaction(network.id, (tx) =>
      queries.blockMember(tx, member.id, id, this.clock.now()),
    );
    return isBlocked ? make(MemberBlocked, { id }) : refused(viewer, 'NOT_FOUND');
  }

  @Mutation(() => MemberUnblocked, { description: 'Ends a block of mine; nothing changes when there is none.' })
  @Allow('member')
  @RateLimit({ perAccount: 60, minutes: 60 })
  async unblockMember(
    @Args() { id }: BlockArgs,
    @AsMember() { network, member }: MemberViewer,
  ): Promise<MemberUnblocked> {
    await this.database.inTransaction(network.id, (tx) => queries.unblockMember(tx, member.id, id));
    return make(MemberUnblocked, { id });
  }
}

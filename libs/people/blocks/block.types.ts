import { ArgsType, Field, ID, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { Allow, InstantScalar, type Locale, connectionOf, enumOf } from '#libs/platform';

const BLOCK_REFUSALS = ['NOT_FOUND', 'YOURSELF'] as const;
export type BlockRefusal = (typeof BLOCK_REFUSALS)[number];
const BlockRefusalEnum = enumOf(BLOCK_REFUSALS);
registerEnumType(BlockRefusalEnum, { name: 'BlockRefusal', description: 'Why somebody was not blocked.' });

export const blockRefusalTexts: Record<Locale, Record<BlockRefusal, string>> = {
  fr: {
    NOT_FOUND: 'Cette personne n’est pas dans le réseau. Rechargez la page.',
    YOURSELF: 'Vous ne pouvez pas vous bloquer vous-même.',
  },
  en: {
    NOT_FOUND: 'This person is not in the network. Reload the page.',
    YOURSELF: 'You cannot block yourself.',
  },
};

@ObjectType({ description: 'Somebody whom I blocked: we neither see, find nor reach each other.' })
@Allow('member')
export class BlockedMember {
  @Field(() => ID, { description: 'Id of the member.' })
  id!: string;

  @Field({ description: 'Name.' })
  name!: string;

  @Field(() => InstantScalar, { description: 'Since when.' })
  blockedAt!: Temporal.Instant;
}

@ObjectType({ description: 'A page of the people whom I blocked, the latest first.' })
@Allow('member')
export class BlockedMemberConnection extends connectionOf(BlockedMember, 'BlockedMember') {}

@ObjectType({ description: 'We no longer see, find or reach each other. The other person gets no notice.' })
@Allow('member')
export class MemberBlocked {
  @Field(() => ID, { description: 'Id of the member.' })
  id!: string;
}

@ObjectType({ description: 'I block this person no longer. They may still block me.' })
@Allow('member')
export class MemberUnblocked {
  @Field(() => ID, { description: 'Id of the member.' })
  id!: string;
}

@ObjectType({ description: 'Nobody was blocked.' })
@Allow('member')
export class BlockRefused {
  @Field(() => BlockRefusalEnum, { description: 'Why.' })
  code!: BlockRefusal;

  @Field({ description: 'Why and what to do, in the language of the request.' })
  message!: string;
}

export const BlockMemberResult = createUnionType({
  name: 'BlockMemberResult',
  description: 'Result of blocking somebody.',
  types: () => [MemberBlocked, BlockRefused] as const,
});

@ArgsType()
export class BlockArgs {
  @Field(() => ID, { description: 'Id of the member.' })
  @IsUUID()
  id!: string;
}

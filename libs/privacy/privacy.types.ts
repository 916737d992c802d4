import { Field, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { RecentSignInNeeded } from '#libs/accounts';
import { Allow, InstantScalar, KeepInstant, enumOf } from '#libs/platform';
import { ERASURE_OBSTACLES, type ErasureObstacle } from './obstacles.js';

export const ErasureObstacleEnum = enumOf(ERASURE_OBSTACLES);
registerEnumType(ErasureObstacleEnum, {
  name: 'ErasureObstacle',
  description:
    'Why an account cannot be deleted yet: current or upcoming bookings, a network that would have no administrator, or the role of platform operator.',
});

@ObjectType({ description: 'The export is ready to be downloaded.' })
@Allow('signedIn')
export class MyDataReady {
  @Field({ description: 'Path of the zip file, for this session only.' })
  url!: string;

  @Field(() => InstantScalar, { description: 'When the path expires.' })
  @KeepInstant()
  expiresAt!: Temporal.Instant;
}

@ObjectType({ description: 'The account is deleted and all of its sessions have ended.' })
@Allow('anyone')
export class AccountErased {
  @Field(() => InstantScalar, { description: 'When it was deleted.' })
  @KeepInstant()
  erasedAt!: Temporal.Instant;
}

@ObjectType({ description: 'The account is not deleted; nothing was changed.' })
@Allow('signedIn')
export class ErasureRefused {
  @Field(() => ErasureObstacleEnum, { description: 'Why the account cannot be deleted.' })
  reason!: ErasureObstacle;

  @Field(() => [String], { description: 'Names of the networks that the reason applies to.' })
  networks!: string[];

  @Field({ description: 'What to do, in the language of the request.' })
  message!: string;
}

export const ExportMyDataResult = createUnionType({
  name: 'ExportMyDataResult',
  description: 'Result of requesting a copy of the person’s data.',
  types: () => [MyDataReady, RecentSignInNeeded] as const,
});
export const EraseMeResult = createUnionType({
  name: 'EraseMeResult',
  description: 'Result of asking to delete the account.',
  types: () => [AccountErased, ErasureRefused, RecentSignInNeeded] as const,
});

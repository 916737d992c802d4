import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import './people.policies.js';
import { Allow, InstantScalar, type Locale, LocaleEnum, ROLES, type Role, enumOf } from '#libs/platform';

export const RoleEnum = enumOf(ROLES);
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'A role of a person in one network. A platform operator has it in all networks.',
});

@ObjectType({ description: 'A person as a member of the network.' })
@Allow('signedIn')
export class Member {
  @Field(() => ID, { description: 'Id of the membership, different in each network.' })
  id!: string;

  @Field({ description: 'Name shown to other members.' })
  name!: string;
}

@ObjectType({ description: 'A role held in the network. A venue role names its venue.' })
@Allow('signedIn')
export class RoleGrant {
  @Field(() => RoleEnum, { description: 'The role.' })
  role!: Role;

  @Field(() => ID, { nullable: true, description: 'The venue of a venue role; null for other roles.' })
  venueId!: string | null;
}

@ObjectType({
  description: 'A membership is suspended: the person signs in, reads and keeps bookings, and books nothing.',
})
@Allow('signedIn')
export class Suspension {
  @Field(() => InstantScalar, { description: 'Since when.' })
  since!: Temporal.Instant;

  @Field({ description: 'Why, as the network wrote it.' })
  reason!: string;
}

@ObjectType({ description: 'The signed-in person.' })
@Allow('self')
export class Me {
  accountId!: string;

  @Field(() => ID, { description: 'Id of the account, the same in all networks.' })
  id!: string;

  @Field({ description: 'Name of the person.' })
  name!: string;

  @Field({ description: 'Mail address, also used to sign in.' })
  email!: string;

  @Field(() => LocaleEnum, { description: 'Language of mails.' })
  locale!: Locale;

  @Field(() => Member, {
    nullable: true,
    description: 'Membership of the network in the address; null when not a member.',
  })
  member!: Member | null;

  @Field(() => Suspension, { nullable: true, description: 'Why I cannot book in this network; null when I can.' })
  suspension!: Suspension | null;

  @Field(() => [RoleGrant], {
    description:
      'Roles of the person in this network. Roles that require a second factor are absent until this session has proved one.',
  })
  roles!: RoleGrant[];
}

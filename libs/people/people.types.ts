import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import './people.policies.js';
import { Allow, type Locale, ROLES, type Role, enumOf } from '#libs/platform';

export const RoleEnum = enumOf(ROLES);
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What a person may do in a network or, for the platform operator, in all.',
});
export const LocaleEnum = { FR: 'fr', EN: 'en' } as const;
registerEnumType(LocaleEnum, { name: 'Locale', description: 'A language of the pages and mails.' });

@ObjectType({ description: 'A person as a member of the network.' })
@Allow('signedIn')
export class Member {
  @Field(() => ID, { description: 'Id of the membership, different in each network.' })
  id!: string;

  @Field({ description: 'Name as shown to members.' })
  name!: string;
}

@ObjectType({ description: 'A role held in the network; venue roles name their venue.' })
@Allow('signedIn')
export class RoleGrant {
  @Field(() => RoleEnum, { description: 'What may be done.' })
  role!: Role;

  @Field(() => ID, { nullable: true, description: 'The venue a venue role is for.' })
  venueId!: string | null;
}

@ObjectType({ description: 'The signed-in person.' })
@Allow('self')
export class Me {
  accountId!: string;

  @Field(() => ID, { description: 'Id of the account, the same in all networks.' })
  id!: string;

  @Field({ description: 'Name of the person.' })
  name!: string;

  @Field({ description: 'Where mail goes, and what signs in.' })
  email!: string;

  @Field(() => LocaleEnum, { description: 'Language of mails.' })
  locale!: Locale;

  @Field(() => Member, {
    nullable: true,
    description: 'Membership of the network in the address; null when not a member.',
  })
  member!: Member | null;

  @Field(() => [RoleGrant], {
    description:
      'What the person may do in this network with this session: what asks for a second factor is left out without.',
  })
  roles!: RoleGrant[];
}

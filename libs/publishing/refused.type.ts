import { Field, ObjectType, createUnionType, registerEnumType } from '@nestjs/graphql';
import { Allow, enumOf } from '#libs/platform';
import { REFUSAL_CODES, type RefusalCode } from './refusal.js';

const RefusalCodeEnum = enumOf(REFUSAL_CODES);
registerEnumType(RefusalCodeEnum, {
  name: 'PublishingRefusalCode',
  description: 'Why nothing was changed; `message` says it in words.',
});

@ObjectType({ description: 'Nothing was changed, and why.' })
@Allow('signedIn')
export class PublishingRefused {
  @Field(() => RefusalCodeEnum, { description: 'The reason, for programs.' })
  code!: RefusalCode;

  @Field({ description: 'The reason in words, and what to do.' })
  message!: string;
}

/** A result: one of these types. */
export const union = <T extends object>(name: string, description: string, ...types: (new () => T)[]) =>
  createUnionType({ name, description, types: () => types });

import { Allow, enumOf } from '#libs/platform';
import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';

export const doubtAbouts = ['DAY', 'HOUR', 'NUMBER', 'PLACE', 'NEGATION'] as const;
export const NeedDoubtAboutEnum = enumOf(doubtAbouts);
registerEnumType(NeedDoubtAboutEnum, {
  name: 'NeedDoubtAbout',
  description: 'What a word that could not be used looks like.',
});

@ObjectType({ description: 'Words that look like a day, an hour, a number, a place or a negation and were not used.' })
@Allow('anyone')
export class NeedDoubt {
  @Field(() => NeedDoubtAboutEnum, { description: 'What the words look like.' })
  about!: (typeof doubtAbouts)[number];

  @Field({ description: 'The words, as they were written.' })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The likely meaning in the language of the request, such as "vendredi 4 décembre"; null: not known.',
  })
  reading!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The whole need with the likely meaning written out: ask with it to accept. Null without a meaning.',
  })
  accepted!: string | null;

  @Field({ description: 'The same as a question, in the language of the request.' })
  message!: string;
}

@ObjectType({ description: 'Another need that was said in the same sentence.' })
@Allow('anyone')
export class OtherNeed {
  @Field({ description: 'The other need as a sentence of its own: ask with it to see its offers.' })
  text!: string;
}

@ObjectType({ description: 'A time or a place that is left out of the offers.' })
@Allow('anyone')
export class NeedExclusion {
  @Field({ description: 'What is left out, in the language of the request, such as "pas à Villeurbanne".' })
  message!: string;
}

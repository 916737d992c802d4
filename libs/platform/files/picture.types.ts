import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow } from '../graphql/policy.js';

export const PictureSizeEnum = { SMALL: 'small', MEDIUM: 'medium', LARGE: 'large' } as const;
registerEnumType(PictureSizeEnum, {
  name: 'PictureSize',
  description:
    'The longest side of a picture: SMALL 320, MEDIUM 800, LARGE 1600 pixels. Smaller pictures are not enlarged.',
});

@ObjectType({ description: 'A photo with a text for people who do not see it.' })
@Allow('anyone')
export class Picture {
  altFr!: string;
  altEn!: string;

  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field(() => Int, { description: 'Width of the large size, the number of pixels.' })
  width!: number;

  @Field(() => Int, { description: 'Height of the large size, the number of pixels.' })
  height!: number;
}

@ObjectType({ description: 'A PDF to download.' })
@Allow('anyone')
export class Document {
  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field({ description: 'Name for people.' })
  name!: string;

  @Field(() => Int, { description: 'Size, the number of bytes.' })
  bytes!: number;
}

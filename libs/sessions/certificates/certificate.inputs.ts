import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsString, Length, Matches } from 'class-validator';
import { IsMailAddress, IsOneLine, PageArgs } from '#libs/platform';
import { KEY_DESCRIPTION } from '../session.inputs.js';

@ArgsType()
export class GiveCertificateArgs {
  @Field(() => ID, { description: 'Id of the member who gets it.' })
  @IsString()
  holderId!: string;

  @Field(() => ID, { description: 'The training.' })
  @IsString()
  trainingId!: string;

  @Field(() => ID, { description: 'The venue that gives it. You must be staff there.' })
  @IsString()
  venueId!: string;

  @Field(() => ID, { description: KEY_DESCRIPTION })
  @IsString()
  idempotencyKey!: string;
}

@ArgsType()
export class GiveByEmailArgs {
  @Field({ description: 'Mail address of the member who gets it, exactly as they sign in.' })
  @IsMailAddress()
  email!: string;

  @Field(() => ID, { description: 'The training.' })
  @IsString()
  trainingId!: string;

  @Field(() => ID, { description: 'The venue that gives it. You must be staff there.' })
  @IsString()
  venueId!: string;

  @Field(() => ID, { description: KEY_DESCRIPTION })
  @IsString()
  idempotencyKey!: string;
}

@ArgsType()
export class WithdrawCertificateArgs {
  @Field(() => ID, { description: 'The certificate.' })
  @IsString()
  id!: string;

  @Field({ description: 'Why, in 1 to 300 characters on one line. The member reads it.' })
  @IsString()
  @IsOneLine(300)
  reason!: string;
}

@ArgsType()
export class ShareTrainingArgs {
  @Field(() => ID, { description: 'The venue. You must be staff there.' })
  @IsString()
  venueId!: string;

  @Field({ description: 'Name of the training in the network: at most 60 lower-case letters, digits and hyphens, such as "laser-cutter".' }) // prettier-ignore
  @IsString()
  @Length(1, 60)
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  reference!: string;

  @Field({ description: 'Title in French: 1 to 120 characters. Ignored when the network already has this training.' })
  @IsString()
  @IsOneLine(120)
  titleFr!: string;

  @Field({ description: 'Title in English: 1 to 120 characters. Ignored when the network already has this training.' })
  @IsString()
  @IsOneLine(120)
  titleEn!: string;
}

@ArgsType()
export class CertificatesArgs extends PageArgs {
  @Field(() => ID, { description: 'The venue.' })
  @IsString()
  venueId!: string;
}

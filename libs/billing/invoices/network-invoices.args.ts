import { ArgsType, Field } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { PageArgs } from '#libs/platform';

@ArgsType()
export class NetworkInvoicesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'A part of a number or of a name, at most 100 characters.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  text?: string | null;
}

import { Args, ArgsType, Field, Query, Resolver } from '@nestjs/graphql';
import { IsString, MaxLength } from 'class-validator';
import { Allow, Me, type Viewer } from '#libs/platform';
import { Skill } from './directory.types.js';
import { skillsNamed } from './find-skills.js';
import { skillsCalled } from './skills.js';

const MOST = 10;

@ArgsType()
class FindSkillsArgs {
  @Field({ description: 'A skill in words, French or English, begun or misspelled; 120 characters at most.' })
  @IsString()
  @MaxLength(120)
  text!: string;
}

@Resolver()
export class SkillsResolver {
  @Query(() => [Skill], { description: 'The skills of the vocabulary that a text names, 10 at most, the best first.' })
  @Allow('anyone')
  findSkills(@Args() { text }: FindSkillsArgs, @Me() { locale }: Viewer): Skill[] {
    return skillsCalled(skillsNamed(text).slice(0, MOST), locale);
  }
}

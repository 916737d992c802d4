import { Field } from '@nestjs/graphql';
import { IsBoolean, IsOptional } from 'class-validator';
import { IsOneLineOrEmpty, IsSeveralLines } from '#libs/platform';

const LONGEST_TEXT = 4_000;
/** A code of the vocabulary. */
export const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A text of several lines. */
export const Text =
  (description: string): PropertyDecorator =>
  (target, property) => {
    Field({ defaultValue: '', description: `${description} ${LONGEST_TEXT} characters at most.` })(target, property);
    IsSeveralLines(LONGEST_TEXT)(target, property);
  };

/** One line that may be empty. */
export const Line =
  (description: string, longest: number): PropertyDecorator =>
  (target, property) => {
    Field({ defaultValue: '', description: `${description} ${longest} characters at most, on one line.` })(
      target,
      property,
    );
    IsOneLineOrEmpty(longest)(target, property);
  };

export const Known =
  (description: string): PropertyDecorator =>
  (target, property) => {
    Field(() => Boolean, { nullable: true, description: `${description} Null: not known.` })(target, property);
    IsOptional()(target, property as string);
    IsBoolean()(target, property as string);
  };

import { Field } from '@nestjs/graphql';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { oneLine } from '#libs/platform';

const LONGEST_TEXT = 4_000;
/** A code of the vocabulary. */
export const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A text of several lines: no other control characters than line ends and tabs, which every page and mail can show. */
export const Text =
  (description: string): PropertyDecorator =>
  (target, property) => {
    Field({ defaultValue: '', description: `${description} ${LONGEST_TEXT} characters at most.` })(target, property);
    IsString()(target, property as string);
    MaxLength(LONGEST_TEXT)(target, property as string);
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? cleanText(value) : value))(
      target,
      property as string,
    );
  };
const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '')
    .trim();

/** What no text has, so that the check below refuses it. */
const UNUSABLE = '\0';

/** One line that may be empty. */
export const Line =
  (description: string, longest: number): PropertyDecorator =>
  (target, property) => {
    Field({ defaultValue: '', description: `${description} ${longest} characters at most, on one line.` })(
      target,
      property,
    );
    IsString()(target, property as string);
    Transform(({ value }: { value: unknown }) => {
      if (typeof value !== 'string') return value;
      return value.trim() === '' ? '' : (oneLine(value, longest) ?? UNUSABLE);
    })(target, property as string);
    Matches(/^[^\0]*$/, { message: `$property must be one line of ${longest} visible characters at most` })(
      target,
      property as string,
    );
  };

export const Known =
  (description: string): PropertyDecorator =>
  (target, property) => {
    Field(() => Boolean, { nullable: true, description: `${description} Null: not known.` })(target, property);
    IsOptional()(target, property as string);
    IsBoolean()(target, property as string);
  };

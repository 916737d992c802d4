import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsString, Matches, MaxLength } from 'class-validator';
import { oneLine } from './one-line.js';

/** A text of several lines as pages and mails can show it: with no other control characters than line ends and tabs. */
export const severalLines = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '')
    .trim();

/** What no text has, so that the check below refuses it. */
const UNUSABLE = '\0';

/** Marks an input field as a text of several lines, which resolvers receive normalised; it may be empty. */
export const IsSeveralLines = (maxLength: number): PropertyDecorator =>
  applyDecorators(
    IsString(),
    MaxLength(maxLength),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? severalLines(value) : value)),
  );

/** Marks an input field as one line of text that may be empty, which resolvers receive normalised. */
export const IsOneLineOrEmpty = (maxLength: number): PropertyDecorator =>
  applyDecorators(
    IsString(),
    Transform(({ value }: { value: unknown }) => {
      if (typeof value !== 'string') return value;
      return value.trim() === '' ? '' : (oneLine(value, maxLength) ?? UNUSABLE);
    }),
    Matches(/^[^\0]*$/, { message: `$property must be one line of ${maxLength} visible characters at most` }),
  );

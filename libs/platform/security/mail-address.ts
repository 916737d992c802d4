import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy, isEmail } from 'class-validator';

const MAX_LENGTH = 254;
/** Excludes blanks, quotes, control characters and punctuation that a mail header or envelope could read as two addresses. */
const ALLOWED = /^[^\s\p{C}"(),:;<>@[\\\]]{1,64}@[^\s\p{C}"(),:;<>@[\\\]]+$/u;
/**
 * İ and the Kelvin sign K, which the database compares as `i` and `k`. A link mailed to such an address would sign in the owner of the
 * address it resembles.
 */
const MISTAKABLE = /[\u0130\u212A]/;

/**
 * The definition of a mail address for pages, commands, identity providers and outgoing mail.
 * @returns the address without blanks around it, or undefined when the text is not an address
 */
export function parseMailAddress(text: string): string | undefined {
  const address = text.trim();
  const isValid =
    address.length <= MAX_LENGTH && ALLOWED.test(address) && !MISTAKABLE.test(address) && isEmail(address);
  return isValid ? address : undefined;
}

/** Marks an input field as a mail address: trims it and refuses invalid ones. */
export const IsMailAddress = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    ValidateBy({
      name: 'isMailAddress',
      validator: {
        validate: (value) => typeof value === 'string' && parseMailAddress(value) === value,
        defaultMessage: () => '$property must be a mail address, such as ada@example.org',
      },
    }),
  );

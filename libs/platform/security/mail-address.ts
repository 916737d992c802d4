import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ValidateBy, isEmail } from 'class-validator';

const LONGEST = 254;
/** No blank, quote, control character or punctuation that a mail header or an envelope could read as two addresses. */
const PLAIN = /^[^\s\p{C}"(),:;<>@[\\\]]{1,64}@[^\s\p{C}"(),:;<>@[\\\]]+$/u;
/**
 * İ and the Kelvin sign K: the database compares them as `i` and `k`. A link mailed to such an address would sign in the owner of the
 * address it resembles.
 */
const MISTAKABLE = /[\u0130\u212A]/;

/**
 * The one definition of a mail address for pages, commands, identity providers and outgoing mail.
 * @returns the address without blanks around it, or undefined when the text is not one
 */
export function parseMailAddress(text: string): string | undefined {
  const address = text.trim();
  const fits = address.length <= LONGEST && PLAIN.test(address) && !MISTAKABLE.test(address) && isEmail(address);
  return fits ? address : undefined;
}

/** On a field of an input class: takes the blanks around a mail address away and refuses what is not one. */
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

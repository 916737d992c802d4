import { badInput } from '#libs/platform';

/** Validates an idempotency key. @throws BAD_USER_INPUT unless it has 8 to 255 characters */
export function checkedKey(key: string): string {
  const length = [...key].length; // counted in characters, as the database does
  if (length < 8 || length > 255) throw badInput('`idempotencyKey` must have 8 to 255 characters. Use a new UUID.');
  return key;
}

/** Letters and digits that nobody takes for one another. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const SIGNS_IN_GROUP = 4;
const LARGEST_FAIR_BYTE = 256 - (256 % SIGNS.length);

/** A code of four times four signs, 79 bits, from bytes of chance; undefined when they were too few. */
export function recoveryCode(chance: Uint8Array): string | undefined {
  const signs = [...chance].filter((byte) => byte < LARGEST_FAIR_BYTE).map((byte) => SIGNS[byte % SIGNS.length]!);
  if (signs.length < GROUPS * SIGNS_IN_GROUP) return undefined;
  const group = (_: unknown, i: number) => signs.slice(i * SIGNS_IN_GROUP, (i + 1) * SIGNS_IN_GROUP).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** A recovery code as it is hashed, however it was copied: case, blanks and dashes do not matter. */
export const bareRecoveryCode = (typed: string): string => typed.toLowerCase().replace(/[\s\-–—.]/g, '');

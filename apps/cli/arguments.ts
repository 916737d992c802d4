import { parseMailAddress } from '#libs/platform';

/** The mail address of a command line argument, trimmed. @throws when it is not a mail address */
export function mailAddressArgument(text: string, option?: string): string {
  const address = parseMailAddress(text);
  if (address === undefined)
    throw new Error(`${option ? `${option} ` : ''}${text}: this is not a mail address. Example: ada@example.org`);
  return address;
}

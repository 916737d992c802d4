import { parseMailAddress } from '#libs/platform';

/** The mail address given on the command line, without blanks around it. @throws when it is not one */
export function mailAddressArgument(text: string, option?: string): string {
  const address = parseMailAddress(text);
  if (address === undefined)
    throw new Error(`${option ? `${option} ` : ''}${text}: this is not a mail address, such as ada@example.org`);
  return address;
}

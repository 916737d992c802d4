/**
 * What tries for a mail address are counted under: its case, its `+alias` and look-alike letters lead to one mailbox, so they count as
 * one. For counting only: an account is found by the address as it was given.
 */
export function countedAs(email: string): string {
  const plain = email.normalize('NFKC').toLowerCase().trim();
  const at = plain.lastIndexOf('@');
  return at < 0 ? plain : `${plain.slice(0, at).replace(/\+.*$/, '')}${plain.slice(at)}`;
}

/**
 * Refuses the two capitals of other scripts (İ, and K of Kelvin) that the database takes for our `i` and `k`: mailed to another mailbox,
 * a link would open the account of the one whose address they look like.
 */
export const OWN_LETTERS = /^[^\u0130\u212A]*$/;

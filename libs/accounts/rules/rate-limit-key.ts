/**
 * The key that attempts for a mail address are counted under. Case, `+alias` and full-width letters lead to the same mailbox
 * and so share one key. For counting only: accounts are looked up by the address itself.
 */
export function rateLimitKeyForEmail(email: string): string {
  const plain = email.normalize('NFKC').toLowerCase().trim();
  const at = plain.lastIndexOf('@');
  return at < 0 ? plain : `${plain.slice(0, at).replace(/\+.*$/, '')}${plain.slice(at)}`;
}

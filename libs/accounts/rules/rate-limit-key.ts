/**
 * The key that attempts for a mail address are counted under. Its case, its `+alias` and its full-width letters lead to one mailbox, so
 * they have one key. For counting only: an account is found by the address itself.
 */
export function rateLimitKeyForEmail(email: string): string {
  const plain = email.normalize('NFKC').toLowerCase().trim();
  const at = plain.lastIndexOf('@');
  return at < 0 ? plain : `${plain.slice(0, at).replace(/\+.*$/, '')}${plain.slice(at)}`;
}

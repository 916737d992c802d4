import type { CombinedError } from 'urql';

/** Why nothing came back, in the terms a page can act on. */
export type FailureKind = 'offline' | 'unreachable' | 'signed-out' | 'no-network' | 'too-many' | 'broken';

export function failureKind(error: CombinedError): FailureKind {
  const status = (error.response as Response | undefined)?.status;
  const codes = error.graphQLErrors.map((e) => String(e.extensions?.['code'] ?? ''));
  if (codes.includes('UNAUTHENTICATED')) return 'signed-out';
  if (codes.includes('NETWORK_NOT_FOUND') || status === 404) return 'no-network';
  if (codes.includes('THROTTLED') || codes.includes('TOO_MANY_REQUESTS') || status === 429) return 'too-many';
  if (error.networkError) return navigator.onLine ? 'unreachable' : 'offline';
  return 'broken';
}

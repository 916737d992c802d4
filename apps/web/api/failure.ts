import type { CombinedError } from 'urql';

/** Why nothing came back, in the terms a page can act on. */
export type FailureKind =
  'offline' | 'unreachable' | 'signed-out' | 'forbidden' | 'no-network' | 'too-many' | 'busy' | 'broken';

const OF_CODE: Record<string, FailureKind> = {
  UNAUTHENTICATED: 'signed-out',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'no-network',
  RATE_LIMITED: 'too-many',
  OVERLOADED: 'busy',
  TIMEOUT: 'unreachable',
  UNAVAILABLE: 'unreachable',
};

export function failureKind(error: CombinedError): FailureKind {
  for (const { extensions } of error.graphQLErrors) {
    const kind = OF_CODE[String(extensions?.['code'])];
    if (kind) return kind;
  }
  if (!error.networkError) return 'broken';
  const status = (error.response as Response | undefined)?.status;
  if (status === 404) return 'no-network';
  if (status === 429) return 'too-many';
  return navigator.onLine ? 'unreachable' : 'offline';
}

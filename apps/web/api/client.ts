import { persistedExchange } from '@urql/exchange-persisted';
import { cacheExchange, Client, fetchExchange } from 'urql';
import type { Language } from '../rules/when.js';

/** One client per network, language and signed-in person: a change of any of them starts from an empty cache. */
export function createApi(slug: string, language: Language): Client {
  return new Client({
    url: `/${encodeURIComponent(slug)}/graphql`,
    preferGetMethod: false,
    fetchOptions: () => ({
      credentials: 'same-origin',
      headers: { 'accept-language': language },
      signal: AbortSignal.timeout(20_000),
    }),
    exchanges: [cacheExchange, persistedExchange({ preferGetForPersistedQueries: false }), fetchExchange],
  });
}

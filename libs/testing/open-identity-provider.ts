import { type LocalProvider } from './identity-provider.js';

/** Starts a provider of identities on this machine for a deployment at `ourUrl`. Only who asks for one loads it. */
export async function openIdentityProvider(
  ourUrl: string,
  options?: { userInfo?: 'signed' | 'plain' },
): Promise<LocalProvider> {
  const { jest } = await import('@jest/globals');
  // It is not for production, and says so at length.
  for (const voice of ['warn', 'info'] as const) jest.spyOn(console, voice).mockImplementation(() => {});
  const { LocalProvider: Provider } = await import('./identity-provider.js');
  return Provider.open(ourUrl, options);
}

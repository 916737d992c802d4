import { type LocalProvider } from './identity-provider.js';

/** Starts an identity provider on this machine for a deployment at `ourUrl`. Its modules are loaded on demand. */
export async function openIdentityProvider(
  ourUrl: string,
  options?: { userInfo?: 'signed' | 'plain' },
): Promise<LocalProvider> {
  const { jest } = await import('@jest/globals');
  // Silences the warnings of the provider that it is not for production.
  for (const level of ['warn', 'info'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  const { LocalProvider: Provider } = await import('./identity-provider.js');
  return Provider.open(ourUrl, options);
}

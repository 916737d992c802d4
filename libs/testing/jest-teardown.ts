/** Stops what the run has started. */
export default async function teardown(): Promise<void> {
  await globalThis.stopTestBrowser?.();
  await globalThis.stopTestPostgres?.();
}

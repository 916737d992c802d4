/** Stops the run's PostgreSQL if this run started it. */
export default async function teardown(): Promise<void> {
  await globalThis.stopTestPostgres?.();
}

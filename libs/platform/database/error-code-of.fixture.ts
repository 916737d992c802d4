import type pg from 'pg';

/** The code of the error, or undefined when the statement succeeded. Its effects are rolled back. */
export async function errorCodeOf(
  client: pg.Client,
  network: string | null,
  text: string,
  values: unknown[] = [],
): Promise<string | undefined> {
  await client.query('begin');
  try {
    if (network) await client.query(`set local app.network = '${network}'`);
    await client.query(text, values);
    await client.query('set constraints all immediate');
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.query('rollback');
  }
}

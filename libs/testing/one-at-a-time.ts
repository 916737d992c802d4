import type pg from 'pg';

/** Statements that a spec sends at once wait for one another, because a connection runs one at a time. */
export function oneAtATime(client: pg.Client): pg.Client {
  const send = client.query.bind(client) as (...args: unknown[]) => unknown;
  let latest: Promise<unknown> = Promise.resolve();
  const query = (...args: unknown[]): Promise<unknown> => {
    const answer = latest.then(() => send(...args));
    latest = answer.catch(() => {});
    return answer;
  };
  return Object.assign(client, { query });
}

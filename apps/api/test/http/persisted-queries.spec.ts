import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, fetchExchange, gql } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import { Given, type TestApi, type TestDatabase, cloneDatabase, startApi } from '#libs/testing';

const NETWORK = gql`
  query Network {
    network {
      name
    }
  }
`;

/** Uses the same urql exchanges as the client of the pages, in the same order. */
describe('a query that the server has seen before', () => {
  let database: TestDatabase;
  let given: Given;
  let api: TestApi;
  let url: string;
  beforeAll(async () => {
    database = await cloneDatabase();
    given = await Given.on(database.url);
    await given.network('lyon');
    api = await startApi(database.url);
    url = `${await api.listen()}/lyon/graphql`;
  });
  afterAll(async () => {
    await api?.close();
    await given?.end();
    await database?.drop();
  });

  /** A separate visitor; `sent` holds the bodies that were transmitted. */
  function visitor() {
    const sent: { query?: string; extensions?: object }[] = [];
    const client = new Client({
      url,
      preferGetMethod: false,
      exchanges: [persistedExchange({ preferGetForPersistedQueries: false }), fetchExchange],
      fetch: (input, init) => {
        sent.push(JSON.parse(init!.body as string) as (typeof sent)[number]);
        return fetch(input, init);
      },
    });
    const ask = async () => {
      const { data, error } = await client.query<{ network: { name: string } }>(NETWORK, {}).toPromise();
      expect(error).toBeUndefined();
      return data!.network.name;
    };
    return { sent, ask };
  }

  it('is sent with its text by the first visitor, and by hash alone from then on by everyone', async () => {
    const first = visitor();
    expect(await first.ask()).toBe('Lyon');
    expect(first.sent.map(({ query }) => query !== undefined)).toEqual([false, true]);
    const second = visitor();
    for (let n = 0; n < 5; n++) expect(await second.ask()).toBe('Lyon');
    expect(second.sent.map(({ query }) => query !== undefined)).toEqual([false, false, false, false, false]);
    expect(JSON.stringify(second.sent[0]).length).toBeLessThan(250);
  });
});

import { type ScenarioContext, offerToken } from './scenario-context.fixture.js';
import { freshValuesFor } from './fresh-values.fixture.js';

/** A newcomer has not accepted the terms, and one time of a series has passed. */
export async function unmetConditions(
  { ask, given, town }: ScenarioContext,
  select: (type: string) => string,
): Promise<void> {
  const token = await freshValuesFor(given, town.networkIds['lyon']!).freshLink();
  await ask('member', `mutation ($token: String!) { signIn(token: $token) ${select('SignInResult')} }`, { token });
  const offer = await offerToken(ask, 'adviser', { kind: 'DESK_AREA', start: '2026-11-29T12:00:00Z', minutes: 60 });
  const series = `mutation ($offer: String!, $starts: [Instant!]!) { bookSeries(token: $offer, starts: $starts, maxAmountCents: 0,
    maxCreditMinutes: 0, idempotencyKey: "key-of-no-series") ${select('BookSeriesResult')} }`;
  await ask('adviser', series, { offer, starts: ['2026-11-01T09:00:00Z', '2026-11-29T12:00:00Z'] });
}

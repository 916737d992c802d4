import { Signer } from '#libs/platform';
import { type ScenarioContext } from './scenario-context.fixture.js';
import { NOW } from './townspeople.fixture.js';

/** A minor whose guardian reads and answers the link of the mail. */
export async function minorAndGuardian(
  { ask, given, town, api }: ScenarioContext,
  select: (type: string) => string,
): Promise<void> {
  const { id: memberId, network } = town.people.get('a stranger')!;
  const networkId = town.networkIds[network]!;
  await given.client.query(
    `insert into member_birth_date (network_id, member_id, birth_date, recorded_at) values ($1, $2, '2012-05-31', $3)
     on conflict (network_id, member_id) do update set birth_date = excluded.birth_date`,
    [networkId, memberId, NOW],
  );
  await ask(
    'a stranger',
    `mutation { askGuardian(name: "Maud", email: "maud@spec.example") ${select('MyAgeResult')} }`,
    {},
    network,
  );
  const { id } = await given.one<{ id: string }>(`select id from guardian where member_id = $1`, [memberId]);
  const token = new Signer(api.env.SECRET, 'guardian').seal(id);
  const answer = `mutation ($token: String!) { answerAsGuardian(token: $token, agrees: true) ${select('GuardianAnswerResult')} }`;
  const read = `query ($token: String!) { guardianRequest(token: $token) ${select('GuardianRequest')} }`;
  for (const query of [read, answer]) await ask('a stranger', query, { token }, network);
  await ask('a stranger', `{ myAge ${select('MyAge')} }`, {}, network);
  await given.client.query(`delete from guardian where member_id = $1`, [memberId]);
  await given.client.query(`delete from member_birth_date where member_id = $1`, [memberId]);
}

import { type Sql, statement } from './sql.js';

const workFor = statement('platform.workFor', `select set_config('app.network', $1, true)`);
const worksFor = statement('platform.worksFor', `select current_network() as "networkId"`);

/**
 * Does `work` for each network in turn inside the caller's transaction, which works for its own network again afterwards.
 * Only for acts about a person as a whole, who may belong to several networks: everything else stays in one.
 */
export async function inEachNetwork<Network extends { readonly id: string }>(
  tx: Sql,
  networks: readonly Network[],
  work: (network: Network) => Promise<void>,
): Promise<void> {
  const { networkId } = await tx.one<{ networkId: string }>(worksFor);
  for (const network of networks) {
    await tx.one(workFor, [network.id]);
    await work(network);
  }
  await tx.one(workFor, [networkId]);
}

import { Inject, Injectable } from '@nestjs/common';
import { isRecentlyAuthenticated } from '#libs/accounts';
import { membershipOf } from '#libs/people';
import {
  type Actor,
  Audit,
  Clock,
  Database,
  ENV,
  type Env,
  type NetworkRef,
  Networks,
  Signer,
  inEachNetwork,
  showPlatformEntries,
} from '#libs/platform';
import { type Section } from './my-data-file.js';
import { EXPORTS } from './person-statements.js';

/** For how long the link of an export works. */
export const LINK_MINUTES = 5;

/** Whose data a link leads to, and the only session that may follow it. */
export interface Holder {
  readonly accountId: string;
  readonly sessionId: string;
}

/** Everything the platform holds about one person, read for that person alone. */
@Injectable()
export class MyData {
  private readonly links: Signer;

  constructor(
    private readonly database: Database,
    private readonly networks: Networks,
    private readonly clock: Clock,
    private readonly audit: Audit,
    @Inject(ENV) env: Env,
  ) {
    this.links = new Signer(env.SECRET, 'my-data');
  }

  /** A link good for five minutes, in this session only. @returns undefined when the sign-in is too old for that */
  async link(
    network: NetworkRef,
    { accountId, sessionId }: Holder,
  ): Promise<{ url: string; expiresAt: Temporal.Instant } | undefined> {
    const now = this.clock.now();
    if (!(await isRecentlyAuthenticated(this.database.open, sessionId, now))) return undefined;
    const expiresAt = now.add({ minutes: LINK_MINUTES });
    const token = this.links.seal(JSON.stringify([accountId, sessionId, expiresAt.epochMilliseconds]));
    return { url: `/${network.slug}/my-data.zip?token=${encodeURIComponent(token)}`, expiresAt };
  }

  /** Whether a link's token is good now for who asks. */
  opensTo(token: string, { accountId, sessionId }: Holder): boolean {
    const sealed = this.links.unseal(token);
    if (!sealed) return false;
    const [account, session, until] = JSON.parse(sealed) as [string, string, number];
    return account === accountId && session === sessionId && this.clock.now().epochMilliseconds < until;
  }

  /** Reads every row about a person, and notes in the audit log that it was read. */
  async read(network: NetworkRef, person: { accountId: string; email: string }, actor: Actor): Promise<Section[]> {
    const networks = await this.networks.all();
    const now = this.clock.now();
    return this.database.inTransaction(network.id, async (tx) => {
      await this.audit.record(tx, actor, 'DATA_EXPORTED', ['ACCOUNT', person.accountId]);
      const sections: Section[] = EXPORTS.map(({ table }) => ({ table, rows: [] }));
      const keys = { account: person.accountId, email: person.email, now };
      const readAll = async (scope: 'ACCOUNT' | 'NETWORK', member: string | null, mark: object) => {
        for (const [i, { table, statement, values }] of EXPORTS.entries()) {
          if (table.scope !== scope) continue;
          const found = await tx.rows<{ row: Record<string, unknown> }>(statement, values({ ...keys, member }));
          sections[i]!.rows.push(...found.map(({ row }) => ({ ...mark, ...row })));
        }
      };
      await readAll('ACCOUNT', null, {});
      await inEachNetwork(tx, networks, async (of) => {
        await showPlatformEntries(tx, of === networks[0]); // once, or they would be written for each network
        await readAll('NETWORK', await membershipOf(tx, person.accountId), { network: of.slug });
      });
      return sections;
    });
  }
}

import { Injectable } from '@nestjs/common';
import { isRecentlyAuthenticated } from '#libs/accounts';
import { releaseHoldsOf } from '#libs/booking';
import { stopReadingCalendar } from '#libs/mentoring';
import { accountsOfPerson, lockAccount, lockMembership } from '#libs/people';
import { Audit, Clock, Database, Networks, type NetworkRef, Rollback, type Sql, inEachNetwork } from '#libs/platform';
import { type ErasureObstacle, NETWORK_OBSTACLES } from './obstacles.js';
import { ERASURES } from './person-statements.js';

export type Erasure =
  | { kind: 'ERASED' }
  | { kind: 'RECENT_SIGN_IN_NEEDED' }
  | { kind: 'REFUSED'; reason: ErasureObstacle; networks: string[] };

interface Person {
  readonly accountId: string;
  readonly sessionId: string;
  readonly requestId: string;
}

/** Erases a person from every network: deletes their rows, and removes their name from rows that the ledger or the law requires. */
@Injectable()
export class EraseMe {
  constructor(
    private readonly database: Database,
    private readonly networks: Networks,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async erase(network: NetworkRef, person: Person): Promise<Erasure> {
    // Always locks networks in the same order, so that two simultaneous erasures cannot deadlock.
    const networks = (await this.networks.all()).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return this.database.inTransaction<Erasure>(network.id, async (tx) => {
      const now = this.clock.now();
      if (!(await isRecentlyAuthenticated(tx, person.sessionId, now))) return { kind: 'RECENT_SIGN_IN_NEEDED' };
      const account = await lockAccount(tx, person.accountId);
      if (!account) return { kind: 'ERASED' };
      if (account.platformOperator) return { kind: 'REFUSED', reason: 'PLATFORM_OPERATOR', networks: [] };

      // What stayed with accounts that were merged into this one goes with it.
      const accounts = await accountsOfPerson(tx, person.accountId);
      const members = await this.lockMemberships(tx, networks, accounts, now);
      await this.audit.record(
        tx,
        { actorId: person.accountId, address: '', requestId: person.requestId },
        'ACCOUNT_ERASED',
        ['ACCOUNT', person.accountId],
      );
      for (const { id: account, email } of accounts) {
        const keys = { account, email, now };
        await inEachNetwork(tx, networks, async ({ id }) => {
          const member = members.get(`${id} ${account}`) ?? null;
          // Time that nobody holds any more is free, for the next in line too.
          if (member) {
            await releaseHoldsOf(tx, member);
            await stopReadingCalendar(tx, member, now);
          }
          for (const { table, statement, values } of ERASURES)
            if (table.scope === 'NETWORK') await tx.run(statement, values({ ...keys, member }));
        });
        for (const { table, statement, values } of ERASURES)
          if (table.scope === 'ACCOUNT') await tx.run(statement, values({ ...keys, member: null }));
      }
      return { kind: 'ERASED' };
    });
  }

  /** Locks the person's memberships, by network and account. Rolls back with a refusal when any network has an obstacle. */
  private async lockMemberships(
    tx: Sql,
    networks: readonly NetworkRef[],
    accounts: readonly { id: string }[],
    now: Temporal.Instant,
  ): Promise<ReadonlyMap<string, string>> {
    const members = new Map<string, string>();
    const networksByObstacle = new Map<ErasureObstacle, Set<string>>();
    await inEachNetwork(tx, networks, async ({ id, name }) => {
      for (const account of accounts) {
        const memberId = await lockMembership(tx, account.id);
        if (memberId === null) continue;
        members.set(`${id} ${account.id}`, memberId);
        for (const [reason, isBlocking] of NETWORK_OBSTACLES)
          if (await isBlocking(tx, memberId, now))
            networksByObstacle.set(reason, (networksByObstacle.get(reason) ?? new Set()).add(name));
      }
    });
    for (const [reason] of NETWORK_OBSTACLES) {
      const blockingNetworks = networksByObstacle.get(reason);
      if (blockingNetworks) throw new Rollback<Erasure>({ kind: 'REFUSED', reason, networks: [...blockingNetworks] });
    }
    return members;
  }
}

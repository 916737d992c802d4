import { Inject, Injectable } from '@nestjs/common';
import { isRecentlyAuthenticated } from '#libs/accounts';
import { accountsOfPerson, membershipOf } from '#libs/people';
import {
  type Actor,
  Audit,
  Clock,
  Database,
  ENV,
  type Env,
  FileStore,
  type NetworkRef,
  Networks,
  Signer,
  documentsOfMember,
  inEachNetwork,
  showPlatformEntries,
} from '#libs/platform';
import { buffer } from 'node:stream/consumers';
import { type Section } from './my-data-file.js';
import { EXPORTS } from './person-statements.js';

/** How long the link of an export is valid. */
export const LINK_MINUTES = 5;

/** The rows about a person, and the bytes of their documents by path. */
export interface Exported {
  readonly sections: readonly Section[];
  readonly files: Record<string, Uint8Array<ArrayBuffer>>;
}

/** The account whose data a link exports, and the only session that may use it. */
export interface LinkOwner {
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
    private readonly store: FileStore,
    @Inject(ENV) env: Env,
  ) {
    this.links = new Signer(env.SECRET, 'my-data');
  }

  /** Makes a link that works for five minutes and in this session only. @returns undefined when the sign-in is not recent enough */
  async link(
    network: NetworkRef,
    { accountId, sessionId }: LinkOwner,
  ): Promise<{ url: string; expiresAt: Temporal.Instant } | undefined> {
    const now = this.clock.now();
    if (!(await isRecentlyAuthenticated(this.database.open, sessionId, now))) return undefined;
    const expiresAt = now.add({ minutes: LINK_MINUTES });
    const token = this.links.seal(JSON.stringify([accountId, sessionId, expiresAt.epochMilliseconds]));
    return { url: `/${network.slug}/my-data.zip?token=${encodeURIComponent(token)}`, expiresAt };
  }

  /** Whether a link's token is still valid and belongs to this account and session. */
  isLinkValidFor(token: string, { accountId, sessionId }: LinkOwner): boolean {
    const sealed = this.links.unseal(token);
    if (!sealed) return false;
    const [account, session, until] = JSON.parse(sealed) as [string, string, number];
    return account === accountId && session === sessionId && this.clock.now().epochMilliseconds < until;
  }

  /** Reads every row about a person and the documents they sent, and records this in the audit log. */
  async read(network: NetworkRef, person: { accountId: string }, actor: Actor): Promise<Exported> {
    const networks = await this.networks.all();
    const now = this.clock.now();
    const documents: { path: string; networkId: string; sha256: string }[] = [];
    const sections = await this.database.inTransaction(network.id, async (tx) => {
      documents.length = 0; // the transaction may be repeated
      await this.audit.record(tx, actor, 'DATA_EXPORTED', ['ACCOUNT', person.accountId]);
      const sections: Section[] = EXPORTS.map(({ table }) => ({ table, rows: [] }));
      // What stayed with accounts that were merged into this one is about the same person.
      for (const { id: account, email } of await accountsOfPerson(tx, person.accountId)) {
        const keys = { account, email, now };
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
          const member = await membershipOf(tx, account);
          await readAll('NETWORK', member, { network: of.slug });
          for (const { id, name, sha256 } of member ? await documentsOfMember(tx, member) : [])
            documents.push({ path: `files/${of.slug}/${id.slice(-12)}-${name}`, networkId: of.id, sha256 });
        });
      }
      return sections;
    });
    const files: Exported['files'] = {};
    for (const { path, networkId, sha256 } of documents) {
      const stream = await this.store.read(networkId, sha256);
      if (stream) files[path] = await buffer(stream);
    }
    return { sections, files };
  }
}

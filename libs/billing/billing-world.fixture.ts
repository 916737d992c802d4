import { Database, dataSourceFor, settingsAt } from '#libs/platform';
import { Given, type GivenNetwork, type TestDatabase, cloneDatabase, givenIssuer, testEnv } from '#libs/testing';
import { type DraftContext, draftInvoices, endOfMonth } from './invoices/draft-invoices.js';
import { draftsOfMonth } from './invoices/draft.queries.js';
import { finaliseInvoices } from './invoices/finalise-invoices.js';
import { postCharges } from './ledger/post-charges.js';

export const NOVEMBER = Temporal.PlainDate.from('2026-11-01');
const ZONE = 'Europe/Paris';

/** A network that writes invoices, and the steps of billing as a spec calls them. */
export interface BillingWorld {
  readonly test: TestDatabase;
  readonly given: Given;
  readonly database: Database;
  readonly network: GivenNetwork;
  context(month: Temporal.PlainDate, now: Temporal.Instant): Promise<DraftContext>;
  /** Posts, drafts and finalises the charges of some members until the end of a month. @returns the finalised ids */
  invoice(memberIds: readonly string[], month?: Temporal.PlainDate, at?: string): Promise<string[]>;
  close(): Promise<void>;
}

export async function billingWorld(): Promise<BillingWorld> {
  const test = await cloneDatabase();
  const given = await Given.on(test.url);
  const network = await given.network('lyon');
  await givenIssuer(given, network);
  const database = new Database(await dataSourceFor(testEnv(test.url), 'traboule_app').initialize());
  const context = async (month: Temporal.PlainDate, now: Temporal.Instant): Promise<DraftContext> => ({
    month,
    zone: ZONE,
    settings: await settingsAt(database.open, network.id, now),
    paymentPage: 'http://localhost:3000/lyon/invoices',
    now,
  });
  return {
    test,
    given,
    database,
    network,
    context,
    invoice: async (memberIds, month = NOVEMBER, at) => {
      const now = at ? Temporal.Instant.from(at) : endOfMonth(month, ZONE).add({ hours: 8 });
      const drafting = await context(month, now);
      await postCharges(database, network.id, endOfMonth(month, ZONE), now);
      return database.inTransaction(network.id, async (tx) => {
        for (const memberId of memberIds) await draftInvoices(tx, memberId, drafting);
        return finaliseInvoices(tx, await draftsOfMonth(tx, month), drafting);
      });
    },
    close: async () => {
      await database.onModuleDestroy();
      await given.end();
      await test.drop();
    },
  };
}

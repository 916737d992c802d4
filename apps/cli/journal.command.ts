import { Command, CommandRunner, Option } from 'nest-commander';
import { BILLING_EXPORTS, type BillingExport, billingExport } from '#libs/billing';
import { Database, Networks } from '#libs/platform';
import { withApplication } from './application.js';

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

@Command({
  name: 'journal',
  arguments: '<network> <month>',
  description: 'Print the journals of a closed month for the accountant, in the layout of art. A.47 A-1',
})
export class JournalCommand extends CommandRunner {
  @Option({
    flags: '--as <what>',
    description: `journal (the default), csv, or the totals that are reported: sales, payments`,
  })
  as(what: string): BillingExport {
    const known = BILLING_EXPORTS.find((one) => one === what);
    if (!known) throw new Error(`--as takes ${BILLING_EXPORTS.join(', ')}, not ${what}.`);
    return known;
  }

  async run([slug = '', month = '']: string[], { as: what = 'journal' }: { as?: BillingExport }): Promise<void> {
    if (!MONTH.test(month)) throw new Error(`A month is written like 2027-03, not ${month}.`);
    const file = await withApplication(async (app) => {
      const network = await app.get(Networks).bySlug(slug);
      return app
        .get(Database)
        .inTransaction(network.id, (tx) => billingExport(tx, what, Temporal.PlainDate.from(`${month}-01`)));
    });
    process.stdout.write(file);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { Database, ENV, type Env, type NetworkRef, SettingsReader, type Sql, enqueue, failpoint } from '#libs/platform';
import { queueCollection } from '../collection/collect.js';
import { announceInvoice, draftSlice, numberDrafts, rateMonth } from '../declared-jobs.js';
import { type DraftContext, draftInvoices, endOfMonth } from '../invoices/draft-invoices.js';
import { draftsOfMonth, membersWithUnbilled } from '../invoices/draft.queries.js';
import { finaliseInvoices } from '../invoices/finalise-invoices.js';
import { closeLedgerMonth } from '../ledger/close-ledger-month.js';
import { postCharges } from '../ledger/post-charges.js';
import { recogniseSubscriptions } from '../ledger/recognise-subscriptions.js';
import * as queries from './closing.queries.js';

/** Members of one drafting job. */
const SLICE = 50;
/** Invoices that get their numbers in one transaction. */
const NUMBERED_AT_ONCE = 100;

type ClosingNetwork = Pick<NetworkRef, 'id' | 'slug' | 'zone'>;
interface Closing {
  readonly network: ClosingNetwork;
  /** The first day of the month. */
  readonly month: Temporal.PlainDate;
  readonly now: Temporal.Instant;
}

/** Starts the close of a month that has ended. @returns false when it was started before */
export async function startClose(
  tx: Sql,
  month: Temporal.PlainDate,
  byId: string | null,
  now: Temporal.Instant,
  networkId: string,
): Promise<boolean> {
  if (!(await queries.insertCloseRun(tx, month, byId, now))) return false;
  const payload = { month: month.toString() };
  const key = `billing.rateMonth:${month.toString()}`;
  await enqueue(tx, { job: rateMonth, subjectId: networkId, payload, runAt: now, key });
  return true;
}

/** Works again on an account that was parked. @returns false when it is not parked */
export async function releaseAccount(tx: Sql, closing: Closing, memberId: string): Promise<boolean> {
  const { month, now } = closing;
  const run = await queries.lockCloseRun(tx, month);
  if (!run || !(await queries.releaseCloseStep(tx, month, memberId, now))) return false;
  await queries.setClosePhase(tx, month, 'DRAFTING', run.round + 1, now);
  await queueSlices(tx, closing, run.round + 1);
  return true;
}

async function queueSlices(tx: Sql, { network, month, now }: Closing, round: number): Promise<number> {
  const slices = await queries.waitingSlices(tx, month);
  for (const slice of slices) {
    const payload = { month: month.toString(), slice };
    const key = `billing.draftSlice:${month.toString()}:${slice}:${round}`;
    await enqueue(tx, { job: draftSlice, subjectId: network.id, payload, runAt: now, key });
  }
  return slices.length;
}

/**
 * The steps of a close. Where it stands is in the database alone: every step can be interrupted, run again and run by several
 * workers at once. Invoices are drafted in any order and numbered in one.
 */
@Injectable()
export class CloseMonth {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly database: Database,
    private readonly settings: SettingsReader,
  ) {}

  async rate(closing: Closing): Promise<void> {
    const { network, month, now } = closing;
    const end = endOfMonth(month, network.zone);
    await postCharges(this.database, network.id, end, now);
    failpoint('close:rated');
    await this.database.inTransaction(network.id, async (tx) => {
      const run = await queries.lockCloseRun(tx, month);
      if (run?.phase !== 'RATING') return;
      await recogniseSubscriptions(tx, month, now);
      await queries.insertCloseSteps(tx, month, await membersWithUnbilled(tx, end), SLICE, now);
      await queries.setClosePhase(tx, month, 'DRAFTING', run.round, now);
      if ((await queueSlices(tx, closing, run.round)) === 0) await this.endDrafting(tx, closing);
    });
  }

  async draft(closing: Closing, slice: number): Promise<void> {
    const context = await this.context(closing);
    while (await this.draftNext(closing, slice, context)) failpoint('close:drafted');
    await this.database.inTransaction(closing.network.id, (tx) => this.endDrafting(tx, closing));
  }

  /** What an account would be invoiced, and what is written for it, come from the same code. */
  async context({ network, month, now }: Closing): Promise<DraftContext> {
    const settings = await this.settings.at(network.id, now);
    return { month, zone: network.zone, settings, paymentPage: `${this.env.PUBLIC_URL}/${network.slug}/invoices`, now };
  }

  async number(closing: Closing): Promise<void> {
    while (await this.numberNext(closing)) failpoint('close:numbered');
  }

  private draftNext({ network, month, now }: Closing, slice: number, context: DraftContext): Promise<boolean> {
    return this.database.inTransaction(network.id, async (tx) => {
      const memberId = await queries.lockCloseStep(tx, month, slice);
      if (memberId === undefined) return false;
      const addsUp = await queries.accountAddsUp(tx, memberId);
      const drafted = addsUp ? await draftInvoices(tx, memberId, context) : 'LEDGER_DIFFERS';
      await queries.endCloseStep(tx, month, memberId, typeof drafted === 'string' ? drafted : null, now);
      return true;
    });
  }

  /** The lock on the run makes one of several workers the last. */
  private async endDrafting(tx: Sql, { network, month, now }: Closing): Promise<void> {
    const run = await queries.lockCloseRun(tx, month);
    if (run?.phase !== 'DRAFTING' || (await queries.waitingSlices(tx, month)).length > 0) return;
    await queries.setClosePhase(tx, month, 'NUMBERING', run.round, now);
    const payload = { month: month.toString() };
    const key = `billing.numberDrafts:${month.toString()}:${run.round}`;
    await enqueue(tx, { job: numberDrafts, subjectId: network.id, payload, runAt: now, key });
  }

  /** @returns whether drafts may be left */
  private async numberNext({ network, month, now }: Closing): Promise<boolean> {
    const { zone } = network;
    const context = { zone, now, settings: await this.settings.at(network.id, now) };
    return this.database.inTransaction(network.id, async (tx) => {
      const run = await queries.lockCloseRun(tx, month);
      if (run?.phase !== 'NUMBERING') return false;
      const drafts = (await draftsOfMonth(tx, month)).slice(0, NUMBERED_AT_ONCE);
      if (drafts.length === 0) {
        await closeLedgerMonth(tx, month, now);
        await queries.setClosePhase(tx, month, 'DONE', run.round, now);
        return false;
      }
      for (const id of await finaliseInvoices(tx, drafts, context)) {
        await enqueue(tx, {
          job: announceInvoice,
          subjectId: id,
          payload: { invoiceId: id },
          runAt: now,
          key: `billing.announceInvoice:${id}`,
        });
        await queueCollection(tx, id, context);
      }
      return true;
    });
  }
}

import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AsMember,
  Clock,
  Database,
  Me,
  type MemberViewer,
  type Page,
  RateLimit,
  type Viewer,
  encodeCursor,
  make,
  pageOf,
  sortKeyOf,
} from '#libs/platform';
import { payRefusalText } from '../billing.texts.js';
import { Collect } from '../collection/collect.js';
import * as queries from './invoice.queries.js';
import { type InvoiceRow } from './invoice.queries.js';
import {
  type Invoice,
  InvoiceConnection,
  InvoicePaid,
  MyInvoicesArgs,
  type NetworkInvoice,
  NetworkInvoiceConnection,
  PayInvoiceArgs,
  PayInvoiceRefused,
  PayInvoiceResult,
  PaymentUnderWay,
} from './invoice.types.js';
import { NetworkInvoicesArgs } from './network-invoices.args.js';
import { invoiceView, networkInvoiceView } from './invoice.view.js';

const cursorOf = ({ issuedOn, id }: InvoiceRow): string => encodeCursor(issuedOn.toString(), id);
const DAY = /^\d{4}-\d\d-\d\d$/;

/** The day and the id in a cursor. @throws BAD_USER_INPUT */
function keyOf(after: string | null | undefined): readonly [string, string] | null {
  if (after == null) return null;
  const [day, id] = sortKeyOf(after, 'text', 'id');
  return DAY.test(day) && !Number.isNaN(Date.parse(day)) ? [day, id] : null;
}

/** Invoices of members, for themselves and for the administrators of the network. */
@Resolver()
export class InvoicesResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly collect: Collect,
  ) {}

  @Query(() => InvoiceConnection, { description: 'My invoices and credit notes, the latest first.' })
  @Allow('member')
  myInvoices(
    @Args() { first, after }: MyInvoicesArgs,
    @AsMember() { member, network }: MemberViewer,
  ): Promise<Page<Invoice>> {
    const key = keyOf(after);
    return this.database.inTransaction(network.id, async (tx) => {
      const rows = await queries.invoicesOf(tx, this.today(network), member.id, key, first + 1);
      return pageOf(rows, first, await queries.countInvoicesOf(tx, member.id), cursorOf, invoiceView);
    });
  }

  @Query(() => NetworkInvoiceConnection, {
    description: 'The invoices and credit notes of the network, the latest first.',
  })
  @Allow('networkAdmin')
  networkInvoices(
    @Args() { text, first, after }: NetworkInvoicesArgs,
    @Me() { network }: Viewer,
  ): Promise<Page<NetworkInvoice>> {
    const key = keyOf(after);
    const words = text?.trim() || null;
    return this.database.inTransaction(network.id, async (tx) => {
      const rows = await queries.networkInvoices(tx, this.today(network), words, key, first + 1);
      return pageOf(rows, first, await queries.countNetworkInvoices(tx, words), cursorOf, networkInvoiceView);
    });
  }

  @Mutation(() => PayInvoiceResult, {
    description:
      'Pays an invoice of mine with a card, which also pays for the coming ones. Paying twice at once pays once.',
  })
  @Allow('member')
  @RateLimit({ perAccount: 20, minutes: 60 })
  async payInvoice(
    @Args() { id, card }: PayInvoiceArgs,
    @AsMember() { member, network, locale }: MemberViewer,
  ): Promise<typeof PayInvoiceResult> {
    const now = this.clock.now();
    const invoiceId = id.toLowerCase();
    const of = { networkId: network.id, zone: network.zone, invoiceId, now };
    const outcome = await this.collect.payNow(of, member.id, card);
    if (outcome !== 'SUCCEEDED' && outcome !== 'PENDING')
      return make(PayInvoiceRefused, { code: outcome, message: payRefusalText(outcome, locale) });
    const row = await this.database.inTransaction(network.id, (tx) =>
      queries.invoiceOf(tx, this.today(network), member.id, invoiceId),
    );
    return make(outcome === 'SUCCEEDED' ? InvoicePaid : PaymentUnderWay, { invoice: invoiceView(row!) });
  }

  private today({ zone }: { zone: string }): Temporal.PlainDate {
    return this.clock.now().toZonedDateTimeISO(zone).toPlainDate();
  }
}

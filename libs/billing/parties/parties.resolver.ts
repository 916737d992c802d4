import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AsMember,
  Clock,
  Database,
  Me,
  type MemberViewer,
  RateLimit,
  type Viewer,
  badInput,
  make,
} from '#libs/platform';
import { detailsOf, insertDetailsOf, issuerOf, saveIssuerOf } from './parties.queries.js';
import { BillingDetails, InvoiceIssuer, SetBillingDetailsArgs, SetInvoiceIssuerArgs } from './parties.types.js';

/** Who stands on invoices: the member who buys, and the network that sells. */
@Resolver()
export class PartiesResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Query(() => BillingDetails, {
    nullable: true,
    description: 'What stands on my invoices about me; null when I gave nothing, and then they have my name alone.',
  })
  @Allow('member')
  myBillingDetails(@AsMember() { member, network }: MemberViewer): Promise<BillingDetails | null> {
    return this.database.inTransaction(network.id, async (tx) => {
      const row = await detailsOf(tx, member.id, this.clock.now());
      return row ? make(BillingDetails, { ...row }) : null;
    });
  }

  @Mutation(() => BillingDetails, { description: 'Changes what stands on my invoices from now on.' })
  @Allow('member')
  @RateLimit({ perAccount: 30, minutes: 60 })
  setBillingDetails(
    @Args() { input }: SetBillingDetailsArgs,
    @AsMember() { member, network, locale }: MemberViewer,
  ): Promise<BillingDetails> {
    if ((input.kind === 'CONSUMER') !== (input.siren == null))
      throw badInput(
        locale === 'fr'
          ? 'Une entreprise, une association ou un organisme public a un SIREN ; un particulier n’en a pas.'
          : 'A company, an association or a public body has a SIREN; a private person has none.',
      );
    const isPublic = input.kind === 'PUBLIC_BODY';
    const kept = isPublic ? input : { ...input, serviceCode: null, engagementNumber: null };
    return this.database.inTransaction(network.id, async (tx) => {
      await insertDetailsOf(tx, member.id, kept, this.clock.now());
      return make(BillingDetails, { ...kept });
    });
  }

  @Query(() => InvoiceIssuer, {
    nullable: true,
    description: 'Who writes the invoices of the network; null before it is set.',
  })
  @Allow('networkAdmin')
  invoiceIssuer(@Me() { network }: Viewer): Promise<InvoiceIssuer | null> {
    return this.database.inTransaction(network.id, async (tx) => {
      const row = await issuerOf(tx);
      return row ? make(InvoiceIssuer, { ...row }) : null;
    });
  }

  @Mutation(() => InvoiceIssuer, { description: 'Sets who writes the invoices of the network from now on.' })
  @Allow('networkAdmin')
  @RateLimit({ perAccount: 30, minutes: 60 })
  setInvoiceIssuer(@Args() { input }: SetInvoiceIssuerArgs, @Me() { network }: Viewer): Promise<InvoiceIssuer> {
    const today = this.clock.now().toZonedDateTimeISO(network.zone).toPlainDate();
    return this.database.inTransaction(network.id, async (tx) => {
      await saveIssuerOf(tx, input, today);
      return make(InvoiceIssuer, { ...(await issuerOf(tx))! });
    });
  }
}

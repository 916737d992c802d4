import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, Database, Me as CurrentViewer, PageArgs, type Viewer, encodeCursor, make, pageOf, sortKeyOf } from '#libs/platform'; // prettier-ignore
import { notificationText, topicOfKind } from '../notifications/notification-kinds.js';
import { type ReceiptRow, receiptsOf } from './receipts.queries.js';
import { MailReceipt, MailReceiptConnection, type ReceiptState } from './receipts.types.js';

const STATES: Record<ReceiptRow['state'], ReceiptState> = { CLAIMED: 'SENDING', SENT: 'SENT', FAILED: 'FAILED' };

/** People see which mails were sent to them. */
@Resolver()
export class ReceiptsResolver {
  constructor(private readonly database: Database) {}

  @Query(() => MailReceiptConnection, { description: 'The mails to me in this network, the newest first.' })
  @Allow('signedIn')
  async myReceipts(
    @Args() { first, after }: PageArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<MailReceiptConnection> {
    const accountId = viewer.account!.id;
    const key = after == null ? null : sortKeyOf(after, 'id')[0]!;
    const { rows, total } = await this.database.inTransaction(viewer.network.id, (tx) =>
      receiptsOf(tx, accountId, key, first + 1),
    );
    return pageOf(
      rows,
      first,
      total,
      ({ id }) => encodeCursor(id),
      ({ id, kind, state, claimedAt, sentAt, data }) => {
        const text = data === null ? undefined : notificationText(kind, data, viewer.locale);
        return make(MailReceipt, {
          accountId,
          id,
          title: text?.title ?? null,
          path: text?.path ?? null,
          topic: topicOfKind(kind) ?? null,
          state: STATES[state],
          at: sentAt ?? claimedAt,
        });
      },
    );
  }
}

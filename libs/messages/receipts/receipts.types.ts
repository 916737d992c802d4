import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, InstantScalar, connectionOf, enumOf } from '#libs/platform';
import { TopicEnum } from '../notifications/notifications.types.js';
import { type Topic } from '../notifications/topics.js';

const RECEIPT_STATES = ['SENDING', 'SENT', 'FAILED'] as const;
export type ReceiptState = (typeof RECEIPT_STATES)[number];
const ReceiptStateEnum = enumOf(RECEIPT_STATES);
registerEnumType(ReceiptStateEnum, {
  name: 'ReceiptState',
  description:
    'What became of a mail. SENDING: it is being sent, or will be again. SENT: the mail server accepted it. FAILED: it was refused for good.',
});

@ObjectType({ description: 'A mail to me, without its content.' })
@Allow('self')
export class MailReceipt {
  accountId!: string;

  @Field(() => ID, { description: 'Id of the receipt.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it was about, in one line and in my language; null when only the receipt is kept.',
  })
  title!: string | null;

  @Field(() => String, { nullable: true, description: 'The page it was about, below the address of the network.' })
  path!: string | null;

  @Field(() => TopicEnum, { nullable: true, description: 'Its topic; null for a digest.' })
  topic!: Topic | null;

  @Field(() => ReceiptStateEnum, { description: 'What became of it.' })
  state!: ReceiptState;

  @Field(() => InstantScalar, { description: 'When it was sent, or last tried.' })
  at!: Temporal.Instant;
}

@ObjectType({ description: 'A page of mails to me, the newest first.' })
@Allow('anyone')
export class MailReceiptConnection extends connectionOf(MailReceipt, 'MailReceipt') {}

import { type DynamicModule, Module } from '@nestjs/common';
import { Clock, Database, ENV, type Env } from '#libs/platform';
import { AccountsModule } from '#libs/accounts';
import { LocalMailboxController } from './local-mailbox.controller.js';
import { Mailer } from './mailer.js';
import { Digests } from './notifications/digests.js';
import './notifications/second-factor.waiting.js';
import { NotificationsResolver } from './notifications/notifications.resolver.js';
import { Notifier } from './notifications/notifier.js';
import { UnsubscribeController } from './notifications/unsubscribe.controller.js';
import { UnsubscribeLinks } from './notifications/unsubscribe-links.js';
import { ReceiptsResolver } from './receipts/receipts.resolver.js';
import { SecurityJobs } from './security.jobs.js';
import { SignInJobs } from './sign-in.jobs.js';

/** Whether mail stays on this machine and is read at /dev/mail: never in production or with a mail server. */
export const hasLocalMailbox = (env: Env): boolean => env.NODE_ENV !== 'production' && !env.SMTP_URL;

/** Notifications, mail and its receipts. Imported once per process, with PlatformModule. */
@Module({})
export class MessagesModule {
  static for(env: Env): DynamicModule {
    return {
      module: MessagesModule,
      global: true,
      controllers: [UnsubscribeController, ...(hasLocalMailbox(env) ? [LocalMailboxController] : [])],
      imports: [AccountsModule],
      providers: [
        SecurityJobs,
        SignInJobs,
        Notifier,
        UnsubscribeLinks,
        Digests,
        NotificationsResolver,
        ReceiptsResolver,
        {
          provide: Mailer,
          useFactory: (database: Database, clock: Clock, from: Env) => new Mailer(database, clock, from),
          inject: [Database, Clock, ENV],
        },
      ],
      exports: [Mailer, Notifier],
    };
  }
}

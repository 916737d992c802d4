import { type DynamicModule, Module } from '@nestjs/common';
import { Clock, Database, ENV, type Env } from '#libs/platform';
import { AccountsModule } from '#libs/accounts';
import { LocalMailboxController } from './local-mailbox.controller.js';
import { Mailer } from './mailer.js';
import { SecurityJobs } from './security.jobs.js';
import { SignInJobs } from './sign-in.jobs.js';

/** Whether mail stays on this machine and is read at /dev/mail: never in production or with a mail server. */
export const hasLocalMailbox = (env: Env): boolean => env.NODE_ENV !== 'production' && !env.SMTP_URL;

/** Mail and its receipts. Imported once per process, with PlatformModule. */
@Module({})
export class MessagesModule {
  static for(env: Env): DynamicModule {
    return {
      module: MessagesModule,
      global: true,
      controllers: hasLocalMailbox(env) ? [LocalMailboxController] : [],
      imports: [AccountsModule],
      providers: [
        SecurityJobs,
        SignInJobs,
        {
          provide: Mailer,
          useFactory: (database: Database, clock: Clock, from: Env) => new Mailer(database, clock, from),
          inject: [Database, Clock, ENV],
        },
      ],
      exports: [Mailer],
    };
  }
}

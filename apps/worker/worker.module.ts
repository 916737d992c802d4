import { type DynamicModule, Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { AdministrationModule } from '#libs/administration';
import { BillingModule } from '#libs/billing';
import { BookingModule } from '#libs/booking';
import { DirectoryModule } from '#libs/directory';
import { MessagesModule } from '#libs/messages';
import { OpeningsModule } from '#libs/openings';
import { PassesModule } from '#libs/passes';
import { PrivacyModule } from '#libs/privacy';
import { ProfilesModule } from '#libs/profiles';
import { ProjectsModule } from '#libs/projects';
import { PublishingModule } from '#libs/publishing';
import { MentoringModule } from '#libs/mentoring';
import { MinorsModule } from '#libs/minors';
import { SessionsModule } from '#libs/sessions';
import { SubscriptionsModule } from '#libs/subscriptions';
import { AccountsModule } from '#libs/accounts';
import { type Env, FileJobsModule, PlatformModule, standardLog } from '#libs/platform';
import { JobRunner } from './worker-loops.js';
import { StatusServer } from './status-server.js';
import { Upkeep } from './upkeep.js';

/** The same libs as the api, without HTTP and GraphQL. */
@Module({})
export class WorkerModule {
  static for(env: Env): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        LoggerModule.forRoot({ pinoHttp: { level: env.LOG_LEVEL, stream: standardLog() } }),
        PlatformModule.for(env, 'traboule_worker'),
        AccountsModule,
        DirectoryModule,
        MessagesModule.for(env),
        PassesModule,
        SessionsModule,
        MinorsModule,
        ProjectsModule,
        ProfilesModule,
        BookingModule,
        BillingModule,
        SubscriptionsModule,
        MentoringModule,
        FileJobsModule,
        OpeningsModule,
        AdministrationModule,
        PublishingModule,
        PrivacyModule,
      ],
      providers: [JobRunner, Upkeep, StatusServer],
    };
  }
}

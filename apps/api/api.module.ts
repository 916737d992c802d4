import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { LoggerModule, PinoLogger } from 'nestjs-pino';
import { AccountsModule, Viewers, readDevice, sessionCookies } from '#libs/accounts';
import { AdministrationModule } from '#libs/administration';
import { BillingModule } from '#libs/billing';
import { BookingModule } from '#libs/booking';
import { DirectoryModule } from '#libs/directory';
import { MessagesModule } from '#libs/messages';
import { OffersModule } from '#libs/offers';
import { OpeningsModule } from '#libs/openings';
import { OperatorModule } from '#libs/operator';
import { PassesModule } from '#libs/passes';
import { FeedsModule } from '#libs/feeds';
import { InsightModule } from '#libs/insight';
import { LiveModule } from '#libs/live';
import { MentoringModule } from '#libs/mentoring';
import { MinorsModule } from '#libs/minors';
import { SessionsModule } from '#libs/sessions';
import { SubscriptionsModule } from '#libs/subscriptions';
import { PeopleModule } from '#libs/people';
import { ProfilesModule } from '#libs/profiles';
import { ProjectsModule } from '#libs/projects';
import { PublishingModule } from '#libs/publishing';
import {
  type Env,
  FilesModule,
  PlatformModule,
  type RequestContext,
  graphqlConfig,
  Clock,
  Database,
  countAttempt,
  HostRules,
  asUnavailable,
  workOf,
} from '#libs/platform';
import { PrivacyModule } from '#libs/privacy';
import { HealthController } from './health.controller.js';
import { HttpErrorsFilter } from './http-errors.filter.js';
import { loggerOptions } from './logging.js';
import { MetricsController } from './metrics.controller.js';
import { TypedErrorsFilter } from './typed-errors.filter.js';
import { UnexpectedErrorsFilter } from './unexpected-errors.filter.js';

/** Composes the api from the libs and creates the context of a request. It has no logic of its own. */
@Module({})
export class ApiModule {
  static for(env: Env): DynamicModule {
    const hosts = new HostRules(env);
    return {
      module: ApiModule,
      imports: [
        LoggerModule.forRoot(loggerOptions(env)),
        PlatformModule.for(env, 'traboule_app'),
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          imports: [AccountsModule],
          inject: [Viewers, PinoLogger, Database, Clock],
          useFactory: (viewers: Viewers, logger: PinoLogger, database: Database, clock: Clock) => ({
            ...graphqlConfig(logger, env.NODE_ENV === 'production', (limits) =>
              asUnavailable(countAttempt(database.open, limits, clock.now())),
            ),
            context: async (request: FastifyRequest, answer: FastifyReply): Promise<RequestContext> => {
              const { network } = request.params as { network: string };
              const reply = sessionCookies(answer, env);
              const isLocal = hosts.allowsLocalTools(request.raw);
              return {
                viewer: await asUnavailable(viewers.ofRequest(network, request, reply)),
                reply,
                device: readDevice(request, env),
                isLocal,
                userAgent: request.headers['user-agent'] ?? '',
                loaders: new Map(),
                work: workOf(request),
              };
            },
          }),
        }),
        PeopleModule,
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
        PublishingModule,
        OffersModule,
        OpeningsModule,
        OperatorModule,
        AdministrationModule,
        FeedsModule,
        InsightModule,
        LiveModule,
        PrivacyModule,
        FilesModule.for(AccountsModule, Viewers),
      ],
      controllers: [HealthController, MetricsController],
      providers: [
        // Nest tries the last filter first.
        { provide: APP_FILTER, useClass: UnexpectedErrorsFilter },
        { provide: APP_FILTER, useClass: HttpErrorsFilter },
        { provide: APP_FILTER, useClass: TypedErrorsFilter },
      ],
    };
  }
}

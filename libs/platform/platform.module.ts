import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule, getDataSourceToken } from '@nestjs/typeorm';
import { Admission } from './admission/admission.js';
import { limitsFrom } from './admission/limits.js';
import { Audit } from './security/audit.js';
import { Clock } from './clock.js';
import { API_RESERVED_CONNECTIONS } from './database/connection-lanes.js';
import { Database, type DatabaseRole, dataSourceFor, type PooledDataSource } from './database/database.js';
import { ENV, type Env } from './env.js';
import { FileStore } from './files/file-store.js';
import { fileStoreFor } from './files/open-store.js';
import { Networks } from './networks.js';
import { Random } from './security/random.js';
import { SafeFetch } from './security/safe-fetch.js';
import { SettingsReader } from './network-settings.js';
import { Telemetry } from './telemetry/telemetry.js';

/** The services that every lib uses. Created once per process with its environment and its database role. */
@Global()
@Module({})
export class PlatformModule {
  static for(env: Env, role: DatabaseRole) {
    return {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ retryAttempts: 3, retryDelay: 500 }),
          dataSourceFactory: () => dataSourceFor(env, role).initialize(),
        }),
      ],
      providers: [
        { provide: ENV, useValue: env },
        Clock,
        Random,
        SafeFetch,
        Audit,
        { provide: FileStore, useFactory: () => fileStoreFor(env) },
        {
          provide: Database,
          useFactory: (source: PooledDataSource) =>
            new Database(source, role === 'traboule_app' ? API_RESERVED_CONNECTIONS : undefined),
          inject: [getDataSourceToken()],
        },
        { provide: Admission, useFactory: () => new Admission(limitsFrom(env.ADMISSION_LIMITS)) },
        {
          provide: SettingsReader,
          useFactory: (database: Database) => new SettingsReader(database.open),
          inject: [Database],
        },
        {
          provide: Telemetry,
          useFactory: (database: Database, clock: Clock, admission: Admission) =>
            Telemetry.start(env, role === 'traboule_app' ? 'api' : 'worker', database, clock, admission),
          inject: [Database, Clock, Admission],
        },
        { provide: Networks, useFactory: (database: Database) => new Networks(database.open), inject: [Database] },
      ],
      exports: [
        ENV,
        Admission,
        Clock,
        Random,
        Audit,
        Database,
        FileStore,
        SafeFetch,
        SettingsReader,
        Networks,
        Telemetry,
        DiscoveryModule,
      ],
    };
  }
}

import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Settings } from '#kernel';
import { Database } from './database.js';
import { Idempotency } from './idempotency.js';
import { PoolUse } from './pool-use.js';
import { applicationUrl } from './roles.js';
import { Secrets } from './secrets.js';

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Settings],
      useFactory: (settings: Settings) => ({
        type: 'postgres',
        url: applicationUrl(settings),
        autoLoadEntities: true,
        synchronize: false,
        installExtensions: false,
        logging: false,
        retryAttempts: 0,
        applicationName: 'guichet',
        poolSize: settings.databasePool,
        extra: {
          pipeline: true,
          connectionTimeoutMillis: 3_000,
          // Longer than the role's own limit (15 s, see roles.ts): it is over only when the server says nothing at all.
          query_timeout: 16_000,
          allowExitOnIdle: true,
        },
      }),
    }),
  ],
  providers: [
    { provide: Secrets, inject: [Settings], useFactory: (settings: Settings) => new Secrets(settings) },
    { provide: Idempotency, inject: [Secrets], useFactory: (secrets: Secrets) => new Idempotency(secrets) },
    { provide: PoolUse, inject: [DataSource], useFactory: (source: DataSource) => new PoolUse(source) },
    {
      provide: Database,
      inject: [DataSource, Idempotency, Settings],
      useFactory: (source: DataSource, idempotency: Idempotency, settings: Settings) =>
        new Database(source, idempotency, {
          prepared: settings.databasePrepared,
          deskSetting: settings.databaseDeskSetting,
        }),
    },
  ],
  exports: [Database, PoolUse, Secrets],
})
export class DatabaseModule {}

import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { exposureWarnings, readEnv, collectGarbageAfterStart } from '#libs/platform';
import { ApiModule } from './api.module.js';
import { dress, fastifyAdapter } from './api.js';

const env = readEnv();
const app = await NestFactory.create<NestFastifyApplication>(ApiModule.for(env), fastifyAdapter(env), {
  bufferLogs: true,
});
await dress(app, env);
// graphql-js lets go of the promises of a list in which another item failed first: one that fails later is nobody's any more,
// and must not end the process for everybody.
const logger = app.get(Logger);
process.on('unhandledRejection', (error) => logger.error(error, 'a promise nobody waited for failed'));
for (const warning of exposureWarnings(env)) logger.warn(warning);
await app.listen(env.PORT, env.HOST);
process.send?.({ ready: true, url: env.PUBLIC_URL });
collectGarbageAfterStart();
// Started by a launcher: leave when it goes, however it went.
process.on('disconnect', () => void app.close().finally(() => process.exit(0)));

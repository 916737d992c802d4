import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { exposureWarnings, readEnv, collectGarbageAfterStart } from '#libs/platform';
import { ApiModule } from './api.module.js';
import { configureApp, fastifyAdapter } from './api.js';

const env = readEnv();
const app = await NestFactory.create<NestFastifyApplication>(ApiModule.for(env), fastifyAdapter(env), {
  bufferLogs: true,
});
await configureApp(app, env);
// When one item of a list fails, graphql-js no longer handles the promises of the others; a later failure must not end the process.
const logger = app.get(Logger);
process.on('unhandledRejection', (error) => logger.error(error, 'unhandled promise rejection'));
for (const warning of exposureWarnings(env)) logger.warn(warning);
await app.listen(env.PORT, env.HOST);
process.send?.({ ready: true, url: env.PUBLIC_URL });
collectGarbageAfterStart();
// Started by a launcher: exit when the launcher has ended for any reason.
process.on('disconnect', () => void app.close().finally(() => process.exit(0)));

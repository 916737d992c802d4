import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { exposureWarnings, readEnv, collectGarbageAfterStart } from '#libs/platform';
import { WorkerModule } from './worker.module.js';

const env = readEnv();
const app = await NestFactory.createApplicationContext(WorkerModule.for(env), { bufferLogs: true });
const logger = app.get(Logger);
app.useLogger(logger);
if (env.WORKER_PORT !== undefined) for (const warning of exposureWarnings(env)) logger.warn(warning);
app.enableShutdownHooks();
process.send?.({ ready: true });
collectGarbageAfterStart();
process.on('disconnect', () => void app.close().finally(() => process.exit(0)));

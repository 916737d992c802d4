import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { readEnv, settle } from '#libs/platform';
import { WorkerModule } from './worker.module.js';

const app = await NestFactory.createApplicationContext(WorkerModule.for(readEnv()), { bufferLogs: true });
app.useLogger(app.get(Logger));
app.enableShutdownHooks();
process.send?.({ ready: true });
settle();
process.on('disconnect', () => void app.close().finally(() => process.exit(0)));

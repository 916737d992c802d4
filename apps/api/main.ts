import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { readEnv } from '#libs/platform';
import { ApiModule } from './api.module.js';
import { dress, fastifyAdapter } from './api.js';

const env = readEnv();
const app = await NestFactory.create<NestFastifyApplication>(ApiModule.for(env), fastifyAdapter(env), {
  bufferLogs: true,
});
await dress(app, env);
await app.listen(env.PORT, env.HOST);
process.send?.({ ready: true, url: env.PUBLIC_URL });
// Started by a launcher: leave when it goes, however it went.
process.on('disconnect', () => void app.close().finally(() => process.exit(0)));

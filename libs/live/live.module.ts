import { Module } from '@nestjs/common';
import { AccountsModule } from '#libs/accounts';
import { LiveController } from './live.controller.js';
import { LiveStreams } from './live-streams.js';

/** Tells open pages what to fetch again. */
@Module({ imports: [AccountsModule], controllers: [LiveController], providers: [LiveStreams] })
export class LiveModule {}

import { Module } from '@nestjs/common';
import { AddOwnUse } from './own-uses/add-own-use.js';
import { OwnUseResolver } from './own-uses/own-use.resolver.js';

/** What a venue keeps for itself. */
@Module({ providers: [OwnUseResolver, AddOwnUse] })
export class OpeningsModule {}

import { Module } from '@nestjs/common';
import { NetworkPriceResolver, PassResolver, SpacePriceResolver } from './passes.resolver.js';

@Module({ providers: [PassResolver, NetworkPriceResolver, SpacePriceResolver] })
export class PassesModule {}

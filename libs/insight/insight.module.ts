import { Module } from '@nestjs/common';
import { ReadVenueFigures } from './venue/venue-figures.js';
import { VenueFiguresResolver } from './venue/venue-figures.resolver.js';

/** Figures about how venues are used. */
@Module({ providers: [ReadVenueFigures, VenueFiguresResolver] })
export class InsightModule {}

import { Module } from '@nestjs/common';
import { BookingModule } from '#libs/booking';
import { AddableSpacesResolver } from './addable-spaces.resolver.js';
import { AddedOffers } from './added-offers.js';
import { BookOffer } from './book-offer.js';
import { OfferFinder } from './find-offers.js';
import { MoveSeriesResolver } from './series/move-series.resolver.js';
import { SeriesResolver } from './series/series.resolver.js';
import { HoldsResolver, OffersResolver, SpaceItemResolver, TakenResolver } from './offers.resolver.js';
import { HeldResolver, MyHoldsResolver } from './my-holds.resolver.js';
import { Propose } from './propose.js';
import { SpaceWaitResolver, SpaceWaitsResolver, TakenWaitResolver } from './waiting/space-waits.resolver.js';
import { NetworkWords } from './words.js';

@Module({
  imports: [BookingModule],
  providers: [
    AddableSpacesResolver,
    HoldsResolver,
    MyHoldsResolver,
    HeldResolver,
    OffersResolver,
    MoveSeriesResolver,
    SeriesResolver,
    TakenResolver,
    SpaceItemResolver,
    SpaceWaitsResolver,
    SpaceWaitResolver,
    TakenWaitResolver,
    Propose,
    AddedOffers,
    BookOffer,
    OfferFinder,
    NetworkWords,
  ],
})
export class OffersModule {}

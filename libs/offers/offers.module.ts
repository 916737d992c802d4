import { Module } from '@nestjs/common';
import { BookingModule } from '#libs/booking';
import { AddableSpacesResolver } from './addable-spaces.resolver.js';
import { AddedOffers } from './added-offers.js';
import { BookOffer } from './book-offer.js';
import { OfferFinder } from './find-offers.js';
import { MoveSeriesResolver } from './series/move-series.resolver.js';
import { SeriesResolver } from './series/series.resolver.js';
import {
  HoldsResolver,
  MentorItemResolver,
  OffersResolver,
  SpaceItemResolver,
  TakenResolver,
} from './offers.resolver.js';
import { HeldResolver, MyHoldsResolver } from './my-holds.resolver.js';
import { Propose } from './propose.js';
import { SpaceWaitResolver, SpaceWaitsResolver, TakenWaitResolver } from './waiting/space-waits.resolver.js';
import { BookMentor } from './mentors/book-mentor.js';
import { MentorOfferFinder } from './mentors/find-mentor-offers.js';
import { MentoringModule } from '#libs/mentoring';
import { NetworkWords } from './words.js';
import { UnmetNeeds } from './unmet/unmet-needs.js';

@Module({
  imports: [BookingModule, MentoringModule],
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
    MentorItemResolver,
    MentorOfferFinder,
    BookMentor,
    Propose,
    AddedOffers,
    BookOffer,
    OfferFinder,
    NetworkWords,
    UnmetNeeds,
  ],
})
export class OffersModule {}

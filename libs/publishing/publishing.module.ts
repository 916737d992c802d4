import { Module } from '@nestjs/common';
import { ClaimsResolver } from './claims.resolver.js';
import { ConfirmController } from './confirm.controller.js';
import { ConfirmLinks } from './confirm-links.js';
import { DecideClaims } from './decide-claims.js';
import { EditSpaces } from './edit-spaces.js';
import { EditVenues } from './edit-venues.js';
import { ManagedSpacesResolver } from './managed-spaces.resolver.js';
import { ManagedVenueResolver } from './managed-venue.resolver.js';
import { MyVenueClaimsResolver, MyVenueInvitationsResolver } from './my-venue-requests.resolver.js';
import { NetworkVenuesResolver } from './network-venues.resolver.js';
import './network-venues.waiting.js';
import './publishing.waiting.js';
import { PublishingJobs } from './publishing.jobs.js';
import { TariffClassesResolver } from './tariff-classes.resolver.js';
import { VenueTeamResolver } from './venue-team.resolver.js';
import { InvitationLinks, VenueTeam } from './venue-team.js';

/** Venues are claimed, staffed, edited, published, confirmed and merged. */
@Module({
  controllers: [ConfirmController],
  providers: [
    ClaimsResolver,
    ConfirmLinks,
    DecideClaims,
    EditSpaces,
    EditVenues,
    InvitationLinks,
    ManagedSpacesResolver,
    ManagedVenueResolver,
    MyVenueClaimsResolver,
    MyVenueInvitationsResolver,
    NetworkVenuesResolver,
    PublishingJobs,
    TariffClassesResolver,
    VenueTeam,
    VenueTeamResolver,
  ],
})
export class PublishingModule {}

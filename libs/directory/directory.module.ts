import { Module } from '@nestjs/common';
import { Database } from '#libs/platform';
import { CoverageResolver } from './coverage.resolver.js';
import { NetworkResolver } from './network.resolver.js';
import { EditDocuments } from './photos/edit-documents.js';
import { EditPhotos } from './photos/edit-photos.js';
import { PhotosResolver, SpaceFilesResolver, VenuePhotosResolver } from './photos/photos.resolver.js';
import { SearchVenues } from './search-venues.js';
import { TerritoriesController } from './territories.controller.js';
import { VenueSearchResolver } from './search-venues.resolver.js';
import { SkillsResolver } from './skills.resolver.js';
import { SpaceResolver, VenueResolver } from './venue.resolver.js';
import { Vocabulary } from './vocabulary.js';

@Module({
  controllers: [TerritoriesController],
  providers: [
    { provide: Vocabulary, useFactory: (database: Database) => new Vocabulary(database.open), inject: [Database] },
    CoverageResolver,
    SkillsResolver,
    NetworkResolver,
    VenueResolver,
    SpaceResolver,
    EditPhotos,
    EditDocuments,
    PhotosResolver,
    VenuePhotosResolver,
    SpaceFilesResolver,
    SearchVenues,
    VenueSearchResolver,
  ],
})
export class DirectoryModule {}

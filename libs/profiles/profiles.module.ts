import { Module } from '@nestjs/common';
import { EditProfile } from './edit-profile.js';
import { PeopleDirectoryResolver } from './people.resolver.js';
import { ProfilesResolver } from './profiles.resolver.js';
import { SearchPeople } from './search-people.js';

/** What people say about themselves, and the directory in which they are found. */
@Module({ providers: [EditProfile, PeopleDirectoryResolver, ProfilesResolver, SearchPeople] })
export class ProfilesModule {}

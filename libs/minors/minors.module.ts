import { Module } from '@nestjs/common';
import { GuardianJobs } from './guardian.jobs.js';
import { GuardianLinks } from './guardian-links.js';
import { Minors } from './minors.js';
import { MinorsResolver } from './minors.resolver.js';

/** Birth dates, and the guardians of those who are not of age. */
@Module({ providers: [GuardianJobs, GuardianLinks, Minors, MinorsResolver] })
export class MinorsModule {}

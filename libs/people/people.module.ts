import { Module } from '@nestjs/common';
import { Challenges } from './challenges.js';
import { Passkeys } from './passkeys.js';
import { PasskeysResolver } from './passkeys.resolver.js';
import { PeopleResolver } from './people.resolver.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import { Viewers } from './viewers.js';

@Module({
  providers: [PeopleResolver, Sessions, SignIn, Viewers, Challenges, Passkeys, PasskeysResolver],
  exports: [SignIn, Viewers],
})
export class PeopleModule {}

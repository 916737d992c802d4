import { Module } from '@nestjs/common';
import { Challenges } from './challenges.js';
import { Passkeys } from './passkeys.js';
import { PasskeysResolver } from './passkeys.resolver.js';
import { PeopleResolver } from './people.resolver.js';
import { IdentityProvider } from './identity-provider.js';
import { ProviderSignIn } from './provider-sign-in.js';
import { ProviderController } from './provider.controller.js';
import { ProviderResolver } from './provider.resolver.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import { Viewers } from './viewers.js';

@Module({
  controllers: [ProviderController],
  providers: [
    IdentityProvider,
    ProviderSignIn,
    ProviderResolver,
    PeopleResolver,
    Sessions,
    SignIn,
    Viewers,
    Challenges,
    Passkeys,
    PasskeysResolver,
  ],
  exports: [SignIn, Viewers],
})
export class PeopleModule {}

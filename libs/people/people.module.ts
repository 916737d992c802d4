import { Module } from '@nestjs/common';
import { AuditResolver } from './audit.resolver.js';
import { Challenges } from './challenges.js';
import { MailLinks } from './mail-links.js';
import { Passkeys } from './passkeys.js';
import { PasskeysResolver } from './passkeys.resolver.js';
import { PasswordResolver } from './password.resolver.js';
import { Passwords } from './passwords.js';
import { PeopleResolver } from './people.resolver.js';
import { IdentityProvider } from './identity-provider.js';
import { ProviderSignIn } from './provider-sign-in.js';
import { ProviderController } from './provider.controller.js';
import { ProviderResolver, ProviderSignedOutResolver } from './provider.resolver.js';
import { SecondFactorResolver, SecondFactorStateResolver } from './second-factor.resolver.js';
import { SecondFactors } from './second-factors.js';
import { SecurityNotices } from './security-notices.js';
import { Sessions } from './sessions.js';
import { SessionsResolver } from './sessions.resolver.js';
import { SignIn } from './sign-in.js';
import { Tries } from './tries.js';
import { Viewers } from './viewers.js';
import { Welcome } from './welcome.js';

@Module({
  controllers: [ProviderController],
  providers: [
    PeopleResolver,
    PasswordResolver,
    SecondFactorResolver,
    SecondFactorStateResolver,
    SessionsResolver,
    PasskeysResolver,
    ProviderResolver,
    ProviderSignedOutResolver,
    AuditResolver,
    Challenges,
    IdentityProvider,
    MailLinks,
    Passkeys,
    Passwords,
    ProviderSignIn,
    SecondFactors,
    SecurityNotices,
    Sessions,
    SignIn,
    Tries,
    Viewers,
    Welcome,
  ],
  exports: [MailLinks, SecurityNotices, Viewers],
})
export class PeopleModule {}

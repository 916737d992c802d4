import { Module } from '@nestjs/common';
import { AuditResolver } from './audit/audit.resolver.js';
import { Challenges } from './challenges.js';
import { MergeSignIn } from './merge-sign-in.js';
import { PasskeysResolver } from './passkey/passkeys.resolver.js';
import { Passkeys } from './passkey/passkeys.js';
import { PasswordResolver } from './password/password.resolver.js';
import { Passwords } from './password/passwords.js';
import { IdentityProvider } from './provider/identity-provider.js';
import { ProviderSignIn } from './provider/provider-sign-in.js';
import { ProviderController } from './provider/provider.controller.js';
import { ProviderResolver, ProviderSignedOutResolver } from './provider/provider.resolver.js';
import { SecondFactorResolver, SecondFactorStateResolver } from './second-factor/second-factor.resolver.js';
import { SecondFactors } from './second-factor/second-factors.js';
import { Kiosks } from './kiosk/kiosks.js';
import { KiosksResolver } from './kiosk/kiosks.resolver.js';
import { SecurityNotices } from './security-notices.js';
import { SessionsResolver } from './sessions/sessions.resolver.js';
import { Sessions } from './sessions/sessions.js';
import { Viewers } from './sessions/viewers.js';
import { MailLinks } from './sign-in/mail-links.js';
import { SignInAnswers } from './sign-in/sign-in-answers.js';
import { SignInRateLimiter } from './sign-in/sign-in-rate-limiter.js';
import { SignInResolver } from './sign-in/sign-in.resolver.js';
import { SignIn } from './sign-in/sign-in.js';

@Module({
  controllers: [ProviderController],
  providers: [
    SignInResolver,
    PasswordResolver,
    SecondFactorResolver,
    SecondFactorStateResolver,
    SessionsResolver,
    PasskeysResolver,
    ProviderResolver,
    ProviderSignedOutResolver,
    AuditResolver,
    Kiosks,
    KiosksResolver,
    Challenges,
    IdentityProvider,
    MailLinks,
    MergeSignIn,
    Passkeys,
    Passwords,
    ProviderSignIn,
    SecondFactors,
    SecurityNotices,
    Sessions,
    SignIn,
    SignInRateLimiter,
    Viewers,
    SignInAnswers,
  ],
  exports: [MailLinks, MergeSignIn, SecurityNotices, Viewers],
})
export class AccountsModule {}

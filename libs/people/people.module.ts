import { Module } from '@nestjs/common';
import { AuditResolver } from '#libs/accounts';
import { Challenges } from '#libs/accounts';
import { MailLinks } from '#libs/accounts';
import { Passkeys } from '#libs/accounts';
import { PasskeysResolver } from '#libs/accounts';
import { PasswordResolver } from '#libs/accounts';
import { Passwords } from '#libs/accounts';
import { PeopleResolver } from '#libs/accounts';
import { IdentityProvider } from '#libs/accounts';
import { ProviderSignIn } from '#libs/accounts';
import { ProviderController } from '#libs/accounts';
import { ProviderResolver, ProviderSignedOutResolver } from '#libs/accounts';
import { SecondFactorResolver, SecondFactorStateResolver } from '#libs/accounts';
import { SecondFactors } from '#libs/accounts';
import { SecurityNotices } from '#libs/accounts';
import { Sessions } from '#libs/accounts';
import { SessionsResolver } from '#libs/accounts';
import { SignIn } from '#libs/accounts';
import { Tries } from '#libs/accounts';
import { Viewers } from '#libs/accounts';
import { Welcome } from '#libs/accounts';

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

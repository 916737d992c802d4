import { Injectable } from '@nestjs/common';
import { type RequestContext, type Viewer, make } from '#libs/platform';
import { RecentSignInNeeded } from '../passkey/passkeys.types.js';
import { t } from '../accounts.texts.js';
import { meOf } from '#libs/people';
import { type TooManyAttempts } from './sign-in-rate-limiter.js';
import { SecondFactorAsked, SignedIn, Throttled } from './sign-in.types.js';
import { type Admission, CHALLENGE_MINUTES, type OpenedSession } from './sign-in.js';
import { Viewers } from '../sessions/viewers.js';

export const throttled = ({ locale }: Viewer, { retryAfterSeconds }: TooManyAttempts): Throttled =>
  make(Throttled, { retryAfterSeconds, message: t(locale).throttled(Math.ceil(retryAfterSeconds / 60)) });

export const recentSignInNeeded = ({ locale }: Viewer): RecentSignInNeeded =>
  make(RecentSignInNeeded, { message: t(locale).recentSignInNeeded });

/** Answers a browser: either it is signed in, or the second factor is required. */
@Injectable()
export class SignInAnswers {
  constructor(private readonly viewers: Viewers) {}

  async answer(admission: Admission, viewer: Viewer, request: RequestContext): Promise<SignedIn | SecondFactorAsked> {
    if ('secret' in admission) return this.signedIn(admission, viewer, request);
    return make(SecondFactorAsked, { challenge: admission.challenge, expiresInMinutes: CHALLENGE_MINUTES });
  }

  async signedIn({ secret }: OpenedSession, viewer: Viewer, request: RequestContext): Promise<SignedIn> {
    request.reply.setSession(secret);
    // The rest of this response is resolved for the person who has just signed in.
    request.viewer = await this.viewers.of({
      slug: viewer.network.slug,
      secret,
      language: viewer.locale,
      requestId: viewer.requestId,
      address: viewer.address,
    });
    request.reply.rememberDevice?.(request.viewer.account!.email);
    return make(SignedIn, { me: meOf(request.viewer)! });
  }
}

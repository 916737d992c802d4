import { Inject, Injectable } from '@nestjs/common';
import { ENV, type Env, Signer } from '#libs/platform';

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Signed links with which a guardian answers without an account. A link works until another guardian is asked or they end it. */
@Injectable()
export class GuardianLinks {
  private readonly signer: Signer;

  constructor(@Inject(ENV) env: Env) {
    this.signer = new Signer(env.SECRET, 'guardian');
  }

  token(guardianId: string): string {
    return this.signer.seal(guardianId);
  }

  read(token: string): string | undefined {
    const id = this.signer.unseal(token);
    return id !== undefined && UUID.test(id) ? id : undefined;
  }
}

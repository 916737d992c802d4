import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ENV, type Env, Signer } from '#libs/platform';

const shape = z.tuple([z.uuid(), z.uuid(), z.int().min(1).max(3)]);

/** The question to one mentor about one appointment. */
export interface AskOfLink {
  readonly networkId: string;
  readonly appointmentId: string;
  readonly position: number;
}

/**
 * Signed links with which a mentor answers from a mail, without signing in. Nothing of them is stored: a link answers one question,
 * once, until its deadline, and reading it changes nothing.
 */
@Injectable()
export class AskLinks {
  private readonly signer: Signer;

  constructor(@Inject(ENV) env: Env) {
    this.signer = new Signer(env.SECRET, 'mentor-ask');
  }

  token({ networkId, appointmentId, position }: AskOfLink): string {
    return this.signer.seal(JSON.stringify([networkId, appointmentId, position]));
  }

  /** Undefined when we did not issue it. */
  read(token: string): AskOfLink | undefined {
    if (token.length > 400) return undefined;
    const payload = this.signer.unseal(token);
    const parsed = payload === undefined ? undefined : shape.safeParse(JSON.parse(payload));
    if (!parsed?.success) return undefined;
    const [networkId, appointmentId, position] = parsed.data;
    return { networkId, appointmentId, position };
  }
}

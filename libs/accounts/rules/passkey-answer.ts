import { type AuthenticationResponseJSON, type RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';

const base64url = z.string().regex(/^[\w-]*$/);
const answer = z.looseObject({
  id: base64url.min(1).max(1_400),
  response: z.looseObject({ clientDataJSON: base64url.max(4_000), userHandle: base64url.max(100).optional() }),
});
// Our pages are never framed by another site, so an answer from within a frame is not ours.
const clientData = z.looseObject({ challenge: base64url.min(1).max(100), crossOrigin: z.literal(false).optional() });

/**
 * The browser's answer and the challenge it claims to answer. @returns undefined when the text does not have the shape of an
 * answer
 */
export function readPasskeyAnswer<Response extends AuthenticationResponseJSON | RegistrationResponseJSON>(
  text: string,
): { answer: Response; challenge: string } | undefined {
  try {
    const parsed = answer.parse(JSON.parse(text));
    const { challenge } = clientData.parse(
      JSON.parse(Buffer.from(parsed.response.clientDataJSON, 'base64url').toString()),
    );
    return { answer: parsed as unknown as Response, challenge };
  } catch {
    return undefined;
  }
}

/** The user handle of an account in WebAuthn: the bytes of its id, which reveal nothing about the person. */
export const userHandleOf = (accountId: string): Buffer<ArrayBuffer> =>
  Buffer.from(Buffer.from(accountId.replaceAll('-', ''), 'hex'));

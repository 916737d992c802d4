import { type AuthenticationResponseJSON, type RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';

const base64url = z.string().regex(/^[\w-]*$/);
const answer = z.looseObject({
  id: base64url.min(1).max(1_400),
  response: z.looseObject({ clientDataJSON: base64url.max(4_000), userHandle: base64url.max(100).optional() }),
});
// Our pages are in no other site's frame, so an answer from within one is not of our making.
const clientData = z.looseObject({ challenge: base64url.min(1).max(100), crossOrigin: z.literal(false).optional() });

/** What a browser sent back of a passkey, and the challenge it says it answers. @returns undefined when it is not even shaped like one */
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

/** How authenticators name an account: its id as bytes, which says nothing about the person. */
export const userHandleOf = (accountId: string): Buffer<ArrayBuffer> =>
  Buffer.from(Buffer.from(accountId.replaceAll('-', ''), 'hex'));

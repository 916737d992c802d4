import { parseMailAddress, MAX_NAME_LENGTH, nameFromEmail, nameOf, oneLine } from '#libs/platform';

type Claims = Readonly<Record<string, unknown>>;

/** A person as described by the identity provider. */
export interface OidcProfile {
  issuer: string;
  subject: string;
  /** Undefined when the provider gave no valid address. */
  email: string | undefined;
  /** Whether the provider verified the address. */
  emailVerified: boolean;
  name: string;
  secondFactor: boolean;
}

/** Reads the claims of the identity provider: the subject from the signed token alone, the rest from both answers. */
export function profileFromOidcClaims(
  token: Claims & { iss: string; sub: string },
  userInfo: Claims,
  { trustedMail, secondFactor }: { trustedMail: boolean; secondFactor: readonly string[] },
): OidcProfile {
  // The address and its verification must come from the same answer.
  const source = typeof userInfo.email === 'string' ? userInfo : token;
  const email = parseMailAddress(typeof source.email === 'string' ? source.email : '');
  const lineOf = (value: unknown) => (typeof value === 'string' ? oneLine(value, 1_000) : undefined);
  const firstClaim = (...names: string[]) =>
    names.map((name) => lineOf(userInfo[name]) ?? lineOf(token[name])).find(Boolean);
  const name =
    [firstClaim('given_name'), firstClaim('usual_name', 'family_name')].filter(Boolean).join(' ') ||
    firstClaim('name') ||
    '';
  const methods = [token.acr, ...(Array.isArray(token.amr) ? (token.amr as unknown[]) : [])];
  return {
    issuer: token.iss,
    subject: token.sub,
    email,
    emailVerified: email !== undefined && (trustedMail || source.email_verified === true),
    name: nameOf([...name].slice(0, MAX_NAME_LENGTH).join('')) ?? nameFromEmail(email ?? ''),
    secondFactor: methods.some((method) => typeof method === 'string' && secondFactor.includes(method)),
  };
}

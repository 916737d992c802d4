import { parseMailAddress, LONGEST_NAME, nameFromEmail, nameOf, oneLine } from '#libs/platform';

type Claims = Readonly<Record<string, unknown>>;

/** A person as a provider of identities tells of them. */
export interface OidcProfile {
  issuer: string;
  subject: string;
  /** Undefined when the provider told none that can be one. */
  email: string | undefined;
  /** Whether the address may be taken for the person's own. */
  emailVerified: boolean;
  name: string;
  secondFactor: boolean;
}

/** Reads what a provider told: who it is from its signed token alone, the rest from both answers. */
export function profileFromOidcClaims(
  token: Claims & { iss: string; sub: string },
  userInfo: Claims,
  { trustedMail, secondFactor }: { trustedMail: boolean; secondFactor: readonly string[] },
): OidcProfile {
  // An address and the word that it was checked count only together.
  const source = typeof userInfo.email === 'string' ? userInfo : token;
  const email = parseMailAddress(typeof source.email === 'string' ? source.email : '');
  const lineOf = (value: unknown) => (typeof value === 'string' ? oneLine(value, 1_000) : undefined);
  const of = (...names: string[]) => names.map((name) => lineOf(userInfo[name]) ?? lineOf(token[name])).find(Boolean);
  const name = [of('given_name'), of('usual_name', 'family_name')].filter(Boolean).join(' ') || of('name') || '';
  const proofs = [token.acr, ...(Array.isArray(token.amr) ? (token.amr as unknown[]) : [])];
  return {
    issuer: token.iss,
    subject: token.sub,
    email,
    emailVerified: email !== undefined && (trustedMail || source.email_verified === true),
    name: nameOf([...name].slice(0, LONGEST_NAME).join('')) ?? nameFromEmail(email ?? ''),
    secondFactor: proofs.some((proof) => typeof proof === 'string' && secondFactor.includes(proof)),
  };
}

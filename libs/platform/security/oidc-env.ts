import { z } from 'zod';

/** Settings of the identity provider (OpenID Connect) that people may sign in with, such as ProConnect. */
export const oidcSettings = {
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description:
        'Issuer URL of an identity provider that people may sign in with, such as ProConnect, exactly as the provider writes it.',
    }),
  OIDC_CLIENT_ID: z.string().optional().meta({ description: 'Client id of this deployment at the identity provider.' }),
  OIDC_CLIENT_SECRET: z.string().optional().meta({
    description: 'Client secret of this deployment at the identity provider.',
    secret: true,
  }),
  OIDC_CLIENT_AUTH: z.enum(['client_secret_post', 'client_secret_basic']).default('client_secret_post').meta({
    description: 'How the client secret is sent to the identity provider.',
  }),
  OIDC_LABEL: z.string().min(1).max(40).default('ProConnect').meta({
    description: 'Name of the identity provider on the sign-in button.',
  }),
  OIDC_SCOPES: z
    .string()
    .regex(/(^| )openid( |$)/, { message: 'must contain openid' })
    .default('openid email given_name usual_name')
    .meta({ description: 'Scopes requested from the identity provider, separated by spaces.' }),
  OIDC_ACR_VALUES: z.string().optional().meta({
    description: 'Requested acr values, such as eidas1, separated by spaces.',
  }),
  OIDC_TRUSTED_MAIL: z.stringbool().optional().default(false).meta({
    description:
      'Declares that the identity provider verifies all mail addresses, even without email_verified. If that is wrong, its users can take over accounts.',
  }),
  OIDC_SECOND_FACTOR: z.string().optional().meta({
    description:
      'Values of acr and amr that count as a second factor, separated by spaces, such as eidas2 mfa. Without them, none does.',
  }),
};

/** Faults in the combination of the identity provider's settings. */
export function oidcFaults(env: {
  NODE_ENV: string;
  OIDC_ISSUER?: string;
  OIDC_CLIENT_ID?: string;
  OIDC_CLIENT_SECRET?: string;
}): { name: string; message: string }[] {
  const required = {
    OIDC_ISSUER: env.OIDC_ISSUER,
    OIDC_CLIENT_ID: env.OIDC_CLIENT_ID,
    OIDC_CLIENT_SECRET: env.OIDC_CLIENT_SECRET,
  };
  const missing = Object.entries(required).filter(([, value]) => !value);
  const faults = missing.length === 3 ? [] : missing;
  return [
    ...faults.map(([name]) => ({
      name,
      message: `is required together with the other two of ${Object.keys(required).join(', ')}`,
    })),
    ...(env.NODE_ENV === 'production' && env.OIDC_ISSUER?.startsWith('http:')
      ? [{ name: 'OIDC_ISSUER', message: 'must start with https:// in production' }]
      : []),
  ];
}

import { z } from 'zod';

/** A provider of identities (OpenID Connect) that people may sign in through, such as ProConnect. */
export const oidcSettings = {
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description:
        'A provider of identities people may sign in through, such as ProConnect; its address as it spells it.',
    }),
  OIDC_CLIENT_ID: z.string().optional().meta({ description: 'What the provider calls this deployment.' }),
  OIDC_CLIENT_SECRET: z.string().optional().meta({
    description: 'What proves this deployment to the provider.',
    secret: true,
  }),
  OIDC_CLIENT_AUTH: z.enum(['client_secret_post', 'client_secret_basic']).default('client_secret_post').meta({
    description: 'How that secret is shown to the provider.',
  }),
  OIDC_LABEL: z.string().min(1).max(40).default('ProConnect').meta({
    description: 'Name of the provider on the sign-in button.',
  }),
  OIDC_SCOPES: z
    .string()
    .regex(/(^| )openid( |$)/, { message: 'must contain openid' })
    .default('openid email given_name usual_name')
    .meta({ description: 'What is asked of the provider, separated by spaces.' }),
  OIDC_ACR_VALUES: z.string().optional().meta({
    description: 'How sure the provider must be, as it spells it, such as eidas1; separated by spaces.',
  }),
  OIDC_TRUSTED_MAIL: z.stringbool().optional().default(false).meta({
    description:
      'The provider checks the mail addresses it tells of, even where it does not say so of each. A wrong yes lets its users take accounts over.',
  }),
  OIDC_SECOND_FACTOR: z.string().optional().meta({
    description:
      'Values of acr and amr that count as a second factor, separated by spaces, such as eidas2 mfa; without them none does.',
  }),
};

/** What is wrong with the provider's settings taken together. */
export function oidcFaults(env: {
  NODE_ENV: string;
  OIDC_ISSUER?: string;
  OIDC_CLIENT_ID?: string;
  OIDC_CLIENT_SECRET?: string;
}): { name: string; message: string }[] {
  const together = {
    OIDC_ISSUER: env.OIDC_ISSUER,
    OIDC_CLIENT_ID: env.OIDC_CLIENT_ID,
    OIDC_CLIENT_SECRET: env.OIDC_CLIENT_SECRET,
  };
  const missing = Object.entries(together).filter(([, value]) => !value);
  const faults = missing.length === 3 ? [] : missing;
  return [
    ...faults.map(([name]) => ({
      name,
      message: `is needed beside the other two of ${Object.keys(together).join(', ')}`,
    })),
    ...(env.NODE_ENV === 'production' && env.OIDC_ISSUER?.startsWith('http:')
      ? [{ name: 'OIDC_ISSUER', message: 'must start with https:// in production' }]
      : []),
  ];
}

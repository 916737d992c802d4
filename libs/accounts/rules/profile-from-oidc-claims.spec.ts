import { describe, expect, it } from '@jest/globals';
import { profileFromOidcClaims } from './profile-from-oidc-claims.js';

const token = { iss: 'https://provider.example', sub: 'p1' };
const strict = { trustedMail: false, secondFactor: [] };

describe('the profile from the provider’s claims', () => {
  it('takes the subject from the token and the rest from the user information, as ProConnect sends them', () => {
    const info = {
      sub: 'p1',
      given_name: 'Camille',
      usual_name: 'Durand',
      email: 'c@ville.example',
      siret: '1',
      uid: '2',
    };
    expect(profileFromOidcClaims(token, info, { ...strict, trustedMail: true })).toEqual({
      issuer: 'https://provider.example',
      subject: 'p1',
      email: 'c@ville.example',
      emailVerified: true,
      name: 'Camille Durand',
      secondFactor: false,
    });
  });

  it.each([
    [{ email: 'a@b.example', email_verified: true }, true],
    [{ email: 'a@b.example' }, false],
    [{ email: 'a@b.example', email_verified: false }, false],
    [{ email: 'a@b.example', email_verified: 'true' }, false],
    [{ email: 'a@b.example', email_verified: 1 }, false],
    [{ email: 'no address', email_verified: true }, false],
    [{ email_verified: true }, false],
    [{ email: ['a@b.example'], email_verified: true }, false],
  ])('treats an address as verified only for the value true: %j', (info, verified) => {
    expect(profileFromOidcClaims(token, info, strict).emailVerified).toBe(verified);
  });

  it('does not combine the verification of one answer with the address of the other', () => {
    const mixed = { ...token, email: 'mine@b.example', email_verified: true };
    expect(profileFromOidcClaims(mixed, { email: 'yours@b.example' }, strict)).toMatchObject({
      email: 'yours@b.example',
      emailVerified: false,
    });
  });

  it('rejects an invalid address even from a trusted provider', () => {
    const profile = profileFromOidcClaims(token, { email: 'a@b, c@d.example' }, { ...strict, trustedMail: true });
    expect(profile).toMatchObject({ email: undefined, emailVerified: false });
  });

  it.each([
    [{ given_name: 'Léa', family_name: 'Roux' }, 'Léa Roux'],
    [{ name: 'Léa Roux' }, 'Léa Roux'],
    [{ given_name: ' Léa\r\nBcc: x ', usual_name: '' }, 'Léa Bcc: x'],
    [{ email: 'lea@b.example' }, 'lea'],
    [{}, '?'],
    [{ name: 'x'.repeat(500) }, 'x'.repeat(120)],
    [{ given_name: '\u200b', family_name: 'Roux\u202e' }, 'Roux'],
    [{ name: '\u3164', email: 'lea@b.example' }, 'lea'],
    [{ name: 'Le\u0301a\u{e0041}' }, 'Léa'],
  ])('takes the name from the available claims: %j', (info, name) =>
    expect(profileFromOidcClaims(token, info, strict).name).toBe(name),
  );

  it.each([
    [{ acr: 'eidas2' }, ['eidas2'], true],
    [{ acr: 'eidas1' }, ['eidas2'], false],
    [{ amr: ['pwd', 'mfa'] }, ['mfa'], true],
    [{ amr: 'mfa' }, ['mfa'], false],
    [{ amr: ['pwd', 'mfa'], acr: 'eidas3' }, [], false],
  ])('counts a second factor only when the setting names it: %j for %j', (proof, secondFactor, counts) => {
    expect(profileFromOidcClaims({ ...token, ...proof }, {}, { ...strict, secondFactor }).secondFactor).toBe(counts);
    expect(profileFromOidcClaims(token, proof, { ...strict, secondFactor }).secondFactor).toBe(false);
  });
});

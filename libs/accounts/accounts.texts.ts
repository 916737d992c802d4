import { type Locale } from '#libs/platform';

const texts = {
  fr: {
    linkInvalid: 'Ce lien a déjà servi, est trop ancien ou incomplet. Demandez-en un nouveau.',
    noDemo: 'Cette connexion d’exemple n’existe pas ici.',
    throttled: (minutes: number) => `Trop d’essais. Réessayez dans ${minutes} minute${minutes > 1 ? 's' : ''}.`,
    noProvider: 'On ne se connecte ici que par mail ou par clé d’accès.',
    providerAway: (label: string) => `${label} ne répond pas. Réessayez dans un instant, ou demandez un lien par mail.`,
    linksThrottled: (minutes: number) =>
      `Trop d’essais. Un lien reçu il y a moins d’un quart d’heure reste bon ; sinon, réessayez dans ${minutes} minute${minutes > 1 ? 's' : ''}.`,
    passwordWrong: 'Adresse ou mot de passe inexact. Réessayez, ou demandez un lien par mail.',
    passwordFault: {
      TOO_SHORT: 'Il faut 12 caractères au moins. Une phrase à vous fait un bon mot de passe.',
      TOO_LONG: '200 caractères au plus.',
      COMMON: 'Ce mot de passe se devine trop facilement. Une phrase à vous en fait un bon.',
      PERSONAL: 'Ce mot de passe tient à votre nom ou à votre adresse. Choisissez autre chose.',
    },
    recentSignInNeeded:
      'Reconnectez-vous, puis recommencez : votre connexion date de plus de dix minutes, ou d’un lien seul alors que vous administrez.',
    codeWrong: 'Ce code est inexact, a déjà servi ou n’est plus bon. Attendez le suivant.',
    signInExpired: 'Trop de temps a passé. Recommencez la connexion.',
    secondFactorAlreadyOn: 'La double authentification est déjà active. Désactivez-la d’abord.',
  },
  en: {
    linkInvalid: 'This link was used already, is too old or incomplete. Ask for a new one.',
    noDemo: 'This demo sign-in does not exist here.',
    throttled: (minutes: number) => `Too many tries. Try again in ${minutes} minute${minutes > 1 ? 's' : ''}.`,
    noProvider: 'Signing in here is by mail or by passkey only.',
    providerAway: (label: string) => `${label} does not answer. Try again in a moment, or ask for a link by mail.`,
    linksThrottled: (minutes: number) =>
      `Too many tries. A link you got less than a quarter of an hour ago is still good; otherwise try again in ${minutes} minute${minutes > 1 ? 's' : ''}.`,
    passwordWrong: 'Wrong address or password. Try again, or ask for a link by mail.',
    passwordFault: {
      TOO_SHORT: 'It takes at least 12 characters. A sentence of your own makes a good password.',
      TOO_LONG: 'At most 200 characters.',
      COMMON: 'This password is too easily guessed. A sentence of your own makes a good one.',
      PERSONAL: 'This password is made of your name or address. Choose something else.',
    },
    recentSignInNeeded:
      'Sign in again, then try once more: you did so more than ten minutes ago, or by a link alone although you administer.',
    codeWrong: 'This code is wrong, was used already or is over. Wait for the next.',
    signInExpired: 'Too much time has passed. Begin the sign-in again.',
    secondFactorAlreadyOn: 'Two-step sign-in is on already. Turn it off first.',
  },
};

export const t = (locale: Locale) => texts[locale];

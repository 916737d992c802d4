import { type Locale } from '#libs/platform';

const texts = {
  fr: {
    linkInvalid: 'Ce lien a déjà servi, est trop ancien ou incomplet. Demandez-en un nouveau.',
    noDemo: 'Cette connexion d’exemple n’existe pas ici.',
    throttled: (minutes: number) => `Trop de tentatives. Réessayez dans ${minutes} minute${minutes > 1 ? 's' : ''}.`,
    noProvider: 'Ici, connectez-vous avec un lien envoyé par mail ou une clé d’accès.',
    providerUnavailable: (label: string) =>
      `${label} ne répond pas. Réessayez dans un instant. Vous pouvez toujours vous connecter avec un lien envoyé par mail.`,
    linksThrottled: (minutes: number) =>
      `Trop de tentatives. Un lien reçu il y a moins de 15 minutes reste valable ; sinon, réessayez dans ${minutes} minute${minutes > 1 ? 's' : ''}.`,
    passwordWrong:
      'Adresse ou mot de passe incorrect. Réessayez. Vous pouvez toujours vous connecter avec un lien envoyé par mail.',
    passwordFault: {
      TOO_SHORT: '12 caractères au minimum. Une phrase personnelle fait un bon mot de passe.',
      TOO_LONG: '200 caractères au maximum.',
      COMMON: 'Ce mot de passe est trop facile à deviner. Une phrase personnelle fait un bon mot de passe.',
      PERSONAL: 'Ce mot de passe contient votre nom ou votre adresse. Choisissez-en un autre.',
    },
    recentSignInNeeded:
      'Reconnectez-vous, puis recommencez. Cette action demande une connexion de moins de dix minutes, avec double authentification si vous administrez un réseau.',
    codeWrong: 'Ce code est incorrect, a déjà servi ou a expiré. Attendez le code suivant.',
    signInExpired: 'La connexion a expiré. Recommencez.',
    secondFactorAlreadyOn: 'La double authentification est déjà active. Désactivez-la d’abord.',
  },
  en: {
    linkInvalid: 'This link has already been used, has expired or is incomplete. Request a new one.',
    noDemo: 'This demo sign-in does not exist here.',
    throttled: (minutes: number) => `Too many attempts. Try again in ${minutes} minute${minutes > 1 ? 's' : ''}.`,
    noProvider: 'Sign in here by email link or by passkey.',
    providerUnavailable: (label: string) =>
      `${label} is not responding. Try again in a moment. You can still sign in by email link.`,
    linksThrottled: (minutes: number) =>
      `Too many attempts. A link received less than 15 minutes ago still works; otherwise try again in ${minutes} minute${minutes > 1 ? 's' : ''}.`,
    passwordWrong: 'Wrong address or password. Try again. You can still sign in by email link.',
    passwordFault: {
      TOO_SHORT: 'Use at least 12 characters. A sentence of your own makes a good password.',
      TOO_LONG: 'Use at most 200 characters.',
      COMMON: 'This password is too easy to guess. A sentence of your own makes a good password.',
      PERSONAL: 'This password contains your name or address. Choose another one.',
    },
    recentSignInNeeded:
      'Sign in again, then retry. This action needs a sign-in less than ten minutes old, with two-step sign-in if you administer a network.',
    codeWrong: 'This code is wrong, has already been used or has expired. Wait for the next code.',
    signInExpired: 'The sign-in has expired. Start again.',
    secondFactorAlreadyOn: 'Two-step sign-in is already on. Turn it off first.',
  },
};

export const t = (locale: Locale) => texts[locale];

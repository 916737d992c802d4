import { type Locale } from '#libs/platform';
import { type ErasureObstacle } from './obstacles.js';

const texts: Record<
  Locale,
  {
    exportThrottled: string;
    readMe: { file: string; intro: string; purpose: string; retention: string; erasure: string; notExported: string };
    onErasure: Record<'DELETE' | 'PSEUDONYMISE' | 'KEEP', string>;
    refused: Record<ErasureObstacle, (networks: string) => string>;
  }
> = {
  fr: {
    exportThrottled: 'Vous avez demandé vos données plusieurs fois de suite. Réessayez dans une heure.',
    readMe: {
      file: 'LISEZ-MOI.txt',
      intro:
        'Tout ce que Traboule sait de vous : mes-donnees.json contient l’ensemble, chaque fichier .csv une partie qui s’ouvre dans un tableur ; vos documents sont dans le dossier files.',
      purpose: 'À quoi cela sert',
      retention: 'Durée de conservation',
      erasure: 'Si vous supprimez votre compte',
      notExported: 'Non exportés, car secrets ou techniques',
    },
    onErasure: {
      DELETE: 'supprimé',
      PSEUDONYMISE: 'gardé sans votre nom ni votre adresse',
      KEEP: 'gardé avec un compte qui ne contient plus ni votre nom ni votre adresse',
    },
    refused: {
      BOOKINGS_TO_COME: (networks) =>
        `Vous avez des réservations en cours ou à venir (${networks}). Annulez-les, ou attendez leur fin, puis recommencez.`,
      SESSIONS_TO_COME: (networks) =>
        `Vous animez une séance à venir, ou vous y avez une place (${networks}). Rendez votre place ou faites annuler la séance, puis recommencez.`,
      APPOINTMENTS_TO_COME: (networks) =>
        `Vous avez un rendez-vous à venir, ou une demande sans réponse (${networks}). Annulez-le, puis recommencez.`,
      TEAM_SUBSCRIPTION: (networks) =>
        `Vous payez un pass que d’autres personnes utilisent (${networks}). Résiliez-le sur la page « Mon pass », puis recommencez : elles l’utilisent jusqu’à la fin de la période payée.`,
      LAST_NETWORK_ADMIN: (networks) =>
        `Vous êtes la seule personne à administrer ${networks}. Nommez quelqu’un d’autre, puis recommencez.`,
      PLATFORM_OPERATOR: () =>
        'Vous exploitez la plateforme. Faites retirer ce droit (traboule operator), puis recommencez.',
    },
  },
  en: {
    exportThrottled: 'You asked for your data several times in a row. Try again in an hour.',
    readMe: {
      file: 'READ-ME.txt',
      intro:
        'Everything that Traboule knows about you: my-data.json holds all of it, each .csv file one part that a spreadsheet opens; your documents are in the folder files.',
      purpose: 'What it is for',
      retention: 'How long it is kept',
      erasure: 'If you delete your account',
      notExported: 'Not exported, because secret or technical',
    },
    onErasure: {
      DELETE: 'deleted',
      PSEUDONYMISE: 'kept without your name and address',
      KEEP: 'kept with an account that no longer contains your name or address',
    },
    refused: {
      BOOKINGS_TO_COME: (networks) =>
        `You have current or upcoming bookings (${networks}). Cancel them, or wait until they have ended, then try again.`,
      SESSIONS_TO_COME: (networks) =>
        `You lead an upcoming session or have a place in one (${networks}). Give up your place or have the session cancelled, then try again.`,
      APPOINTMENTS_TO_COME: (networks) =>
        `You have an upcoming appointment, or a request without an answer (${networks}). Cancel it, then try again.`,
      TEAM_SUBSCRIPTION: (networks) =>
        `You pay for a pass that other people use (${networks}). Cancel it on the page “My pass”, then try again: they use it until the end of the paid period.`,
      LAST_NETWORK_ADMIN: (networks) =>
        `You are the only administrator of ${networks}. Appoint somebody else, then try again.`,
      PLATFORM_OPERATOR: () =>
        'You are a platform operator. Have another operator remove this right (traboule operator), then try again.',
    },
  },
};

export const t = (locale: Locale) => texts[locale];

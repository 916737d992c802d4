import { type Locale } from '#libs/platform';
import { type JobState } from './jobs-board.queries.js';

interface Texts {
  title: string;
  states: Record<JobState, string>;
  empty: Record<JobState, string>;
  at: string;
  job: string;
  network: string;
  attempts: string;
  handedOver: string;
  error: string;
  actions: string;
  retry: string;
  drop: string;
  more: string;
  first: string;
  done: Record<'retried' | 'dropped' | 'nothing', string>;
  refused: string;
  refusedWhy: string;
}

export const texts: Record<Locale, Texts> = {
  fr: {
    title: 'Travaux en file',
    states: {
      DUE: 'À faire maintenant',
      FAILING: 'En échec, réessayés',
      GIVEN_UP: 'Abandonnés',
      LATER: 'À venir',
      DONE: 'Faits',
      DROPPED: 'Retirés',
    },
    empty: {
      DUE: 'Aucun travail en attente.',
      FAILING: 'Aucun travail n’est en échec.',
      GIVEN_UP: 'Aucun travail n’a été abandonné.',
      LATER: 'Rien n’est prévu.',
      DONE: 'Rien n’a encore été fait.',
      DROPPED: 'Rien n’a été retiré.',
    },
    at: 'Quand',
    job: 'Travail',
    network: 'Réseau',
    attempts: 'Essais',
    handedOver: 'Confié à la file',
    error: 'Dernière erreur',
    actions: 'Actions',
    retry: 'Réessayer',
    drop: 'Retirer',
    more: 'Suite',
    first: 'Début',
    done: {
      retried: 'Le travail repart maintenant.',
      dropped: 'Le travail est retiré : il ne sera pas exécuté.',
      nothing: 'Rien à changer : le travail est déjà terminé, ou n’a jamais échoué.',
    },
    refused: 'Réservé à l’exploitation',
    refusedWhy:
      'Connectez-vous avec un compte d’exploitation de la plateforme, second facteur compris, puis rechargez cette page.',
  },
  en: {
    title: 'Jobs',
    states: {
      DUE: 'Due now',
      FAILING: 'Failing, being retried',
      GIVEN_UP: 'Given up',
      LATER: 'Scheduled',
      DONE: 'Done',
      DROPPED: 'Dropped',
    },
    empty: {
      DUE: 'No job is due.',
      FAILING: 'No job is failing.',
      GIVEN_UP: 'No job was given up.',
      LATER: 'No job is scheduled.',
      DONE: 'No job is done yet.',
      DROPPED: 'No job was dropped.',
    },
    at: 'When',
    job: 'Job',
    network: 'Network',
    attempts: 'Attempts',
    handedOver: 'Handed to the queue',
    error: 'Last error',
    actions: 'Actions',
    retry: 'Retry',
    drop: 'Drop',
    more: 'More',
    first: 'Start',
    done: {
      retried: 'The job starts again now.',
      dropped: 'The job is dropped and will not run.',
      nothing: 'Nothing was changed: the job has already ended or has never failed.',
    },
    refused: 'For operators only',
    refusedWhy: 'Sign in as an operator of the platform, second factor included, then reload this page.',
  },
};

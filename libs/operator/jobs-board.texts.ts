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
      DUE: 'Rien n’attend : tout ce qui devait être fait l’est.',
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
    actions: 'Agir',
    retry: 'Réessayer',
    drop: 'Retirer',
    more: 'Suite',
    first: 'Début',
    done: {
      retried: 'Le travail repart maintenant.',
      dropped: 'Le travail est retiré : il ne sera pas fait.',
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
      FAILING: 'Failing, tried again',
      GIVEN_UP: 'Given up',
      LATER: 'To come',
      DONE: 'Done',
      DROPPED: 'Dropped',
    },
    empty: {
      DUE: 'Nothing waits: all that was due is done.',
      FAILING: 'No job is failing.',
      GIVEN_UP: 'No job was given up.',
      LATER: 'Nothing is planned.',
      DONE: 'Nothing was done yet.',
      DROPPED: 'Nothing was dropped.',
    },
    at: 'When',
    job: 'Job',
    network: 'Network',
    attempts: 'Tries',
    handedOver: 'Handed to the queue',
    error: 'Last error',
    actions: 'Act',
    retry: 'Try again',
    drop: 'Drop',
    more: 'More',
    first: 'Start',
    done: {
      retried: 'The job starts anew now.',
      dropped: 'The job is dropped: it will not be done.',
      nothing: 'Nothing to change: the job ended already, or never failed.',
    },
    refused: 'For operators only',
    refusedWhy: 'Sign in as an operator of the platform, second factor included, then load this page again.',
  },
};

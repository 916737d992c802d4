import { graphql, type ResultOf } from '../../api/graphql.js';

export const MyMentorFiguresQuery = graphql(`
  query MyMentorFigures($year: Int) {
    myMentorFigures(year: $year) {
      year
      status
      sessionsHeld
      minutesGiven
      peopleMet
      asked
      accepted
      declined
      expired
      thanks
      lastThanks {
        name
        words
        at
      }
    }
  }
`);

export type MentorFigures = NonNullable<ResultOf<typeof MyMentorFiguresQuery>['myMentorFigures']>;

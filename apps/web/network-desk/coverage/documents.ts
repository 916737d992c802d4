import { graphql, type ResultOf } from '../../api/graphql.js';

export const MentorCoverageQuery = graphql(`
  query MentorCoverage {
    mentorCoverage {
      since
      stages
      skills {
        skill {
          code
          label
        }
        mentors
        requests
      }
      unanswered {
        skill {
          code
          label
        }
        requests
      }
      answeredInTimePercent
      medianHoursToAccepted
    }
  }
`);

export type Coverage = ResultOf<typeof MentorCoverageQuery>['mentorCoverage'];

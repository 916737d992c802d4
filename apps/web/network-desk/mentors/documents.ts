import { graphql, type ResultOf, type VariablesOf } from '../../api/graphql.js';

export const MentorsQuery = graphql(`
  query Mentors($first: Int!, $after: String) {
    mentors(first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          name
          status
          invitedAt
          charterAcceptedAt
          skills {
            level
            skill {
              code
              label
            }
          }
          weekMinutes
          usedMinutes
        }
      }
    }
  }
`);

export const InviteMentorMutation = graphql(`
  mutation InviteMentor($id: ID!, $as: MentorStatus!) {
    inviteMentor(id: $id, as: $as) {
      __typename
      ... on MentoringRefused {
        message
      }
    }
  }
`);

export const DismissMentorMutation = graphql(`
  mutation DismissMentor($id: ID!) {
    dismissMentor(id: $id) {
      __typename
      ... on MentoringRefused {
        message
      }
    }
  }
`);

export type NetworkMentor = ResultOf<typeof MentorsQuery>['mentors']['edges'][number]['node'];
export type MentorStatus = VariablesOf<typeof InviteMentorMutation>['as'];

export const MentorWaitsQuery = graphql(`
  query MentorWaits($first: Int!, $after: String) {
    mentorWaits(first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          founderName
          skill {
            code
            label
          }
          since
          askedCount
        }
      }
    }
  }
`);

export const OfferWaitMutation = graphql(`
  mutation OfferMentorWait($id: ID!, $mentorId: ID!) {
    offerMentorWait(id: $id, mentorId: $mentorId) {
      __typename
      ... on MentoringRefused {
        message
      }
    }
  }
`);

export type NetworkWait = ResultOf<typeof MentorWaitsQuery>['mentorWaits']['edges'][number]['node'];

import { graphql, type ResultOf } from '../../api/graphql.js';

export const PeopleQuery = graphql(`
  query People(
    $words: String!
    $skill: String!
    $stage: ProjectStage
    $language: String
    $venueId: ID
    $first: Int!
    $after: String
  ) {
    searchPeople(
      words: $words
      skill: $skill
      stage: $stage
      language: $language
      venueId: $venueId
      first: $first
      after: $after
    ) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          name
          headline
          photo {
            id
            url(size: SMALL)
            alternativeText
          }
          skills {
            code
            label
            level
          }
          homeVenue {
            id
            name
          }
        }
      }
    }
  }
`);

export const ProfileFields = graphql(`
  fragment ProfileFields on Profile @_unmask {
    id
    name
    headline
    photo {
      id
      url(size: MEDIUM)
      alternativeText
    }
    skills {
      code
      label
      level
    }
    jobs {
      code
      label
    }
    languages {
      code
      label
    }
    homeVenue {
      id
      slug
      name
    }
    venues {
      id
      slug
      name
    }
    lookingFor
    offering
    links
  }
`);

export const PersonQuery = graphql(
  `
    query Person($id: ID!) {
      profile(id: $id) {
        ...ProfileFields
        projects {
          id
          title
          stage
        }
      }
    }
  `,
  [ProfileFields],
);

export const BlockMutation = graphql(`
  mutation BlockMember($id: ID!) {
    blockMember(id: $id) {
      __typename
      ... on BlockRefused {
        message
      }
    }
  }
`);

export const UnblockMutation = graphql(`
  mutation UnblockMember($id: ID!) {
    unblockMember(id: $id) {
      __typename
      id
    }
  }
`);

export const LanguagesQuery = graphql(`
  query SpokenLanguages {
    spokenLanguages {
      code
      label
    }
  }
`);

export type PersonInList = ResultOf<typeof PeopleQuery>['searchPeople']['edges'][number]['node'];
export type ShownProfile = ResultOf<typeof ProfileFields>;

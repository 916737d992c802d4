import { graphql, type ResultOf } from '../../api/graphql.js';
import { ProfileFields } from '../people/documents.js';

const MyProfileFields = graphql(
  `
    fragment MyProfileFields on MyProfile @_unmask {
      version
      isListed
      visibility {
        name
        photo
        headline
        skills
        jobs
        languages
        venues
        lookingFor
        offering
        links
      }
      homeVenueChoices {
        id
        name
      }
      profile {
        ...ProfileFields
      }
    }
  `,
  [ProfileFields],
);

export const MyProfileQuery = graphql(
  `
    query MyProfile {
      myProfile {
        ...MyProfileFields
      }
    }
  `,
  [MyProfileFields],
);

export const EditProfileMutation = graphql(
  `
    mutation EditProfile($version: Int!, $input: ProfileInput!) {
      editProfile(version: $version, input: $input) {
        __typename
        ... on MyProfile {
          ...MyProfileFields
        }
        ... on ProfileRefused {
          message
        }
      }
    }
  `,
  [MyProfileFields],
);

export const SetPhotoMutation = graphql(`
  mutation SetProfilePhoto($fileId: ID!, $alternativeText: String!) {
    setProfilePhoto(fileId: $fileId, alternativeText: $alternativeText) {
      __typename
      ... on ProfileRefused {
        message
      }
    }
  }
`);

export const RemovePhotoMutation = graphql(`
  mutation RemoveProfilePhoto {
    removeProfilePhoto {
      __typename
      ... on ProfileRefused {
        message
      }
    }
  }
`);

export const AsSeenQuery = graphql(
  `
    query MyProfileAsSeen($onlooker: Onlooker!) {
      myProfileAsSeen(onlooker: $onlooker) {
        ...ProfileFields
      }
    }
  `,
  [ProfileFields],
);

export const FindJobTitlesQuery = graphql(`
  query FindJobTitles($text: String!) {
    findJobTitles(text: $text) {
      code
      label
    }
  }
`);

export const FindVenuesQuery = graphql(`
  query FindVenuesToName($filter: VenueFilter!) {
    searchVenues(filter: $filter, first: 6) {
      edges {
        node {
          venue {
            id
            name
          }
        }
      }
    }
  }
`);

export const MyBlocksQuery = graphql(`
  query MyBlocks($first: Int!, $after: String) {
    myBlocks(first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);

export type MyProfileResult = ResultOf<typeof MyProfileQuery>['myProfile'];
export type Visibility = MyProfileResult['visibility']['name'];
export type VisibleField = keyof MyProfileResult['visibility'];
export type SkillLevel = MyProfileResult['profile']['skills'][number]['level'];

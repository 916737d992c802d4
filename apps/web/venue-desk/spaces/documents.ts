import { graphql, type ResultOf, type VariablesOf } from '../../api/graphql.js';

const SpaceFields = graphql(`
  fragment SpaceFields on ManagedSpace @_unmask {
    id
    version
    name
    kind
    tariffClass
    descriptionFr
    descriptionEn
    capacity
    sharesSeats
    bufferMinutes
    leadMinutes
    minMinutes
    maxMinutes
    needsOperator
    stepFree
    adultOnly
    needsApproval
    trainingId
    equipment
    capabilities
    partIds
    withdrawnAt
  }
`);

export const SpacesQuery = graphql(
  `
    query Spaces($venueId: ID!) {
      managedVenue(venueId: $venueId) {
        id
        spacesCsv
        spaces {
          ...SpaceFields
        }
      }
    }
  `,
  [SpaceFields],
);

export const SpaceFormQuery = graphql(
  `
    query SpaceForm($venueId: ID!) {
      managedVenue(venueId: $venueId) {
        id
        tariffClasses {
          name
          weight
        }
        spaces {
          ...SpaceFields
        }
      }
      capabilities {
        code
        label
        spaceKind
      }
      equipment {
        code
        label
      }
      trainings {
        id
        title
      }
    }
  `,
  [SpaceFields],
);

export const CreateSpaceMutation = graphql(
  `
    mutation CreateSpace($venueId: ID!, $space: SpaceInput!, $idempotencyKey: ID!) {
      createSpace(venueId: $venueId, space: $space, idempotencyKey: $idempotencyKey) {
        __typename
        ... on ManagedSpace {
          ...SpaceFields
        }
        ... on PublishingRefused {
          code
          message
        }
      }
    }
  `,
  [SpaceFields],
);

export const EditSpaceMutation = graphql(
  `
    mutation EditSpace($spaceId: ID!, $version: Int!, $space: SpaceInput!) {
      editSpace(spaceId: $spaceId, version: $version, space: $space) {
        __typename
        ... on ManagedSpace {
          ...SpaceFields
        }
        ... on SpaceConflict {
          current {
            ...SpaceFields
          }
        }
        ... on PublishingRefused {
          code
          message
        }
      }
    }
  `,
  [SpaceFields],
);

export const WithdrawSpaceMutation = graphql(`
  mutation WithdrawSpace($spaceId: ID!) {
    withdrawSpace(spaceId: $spaceId) {
      __typename
      ... on PublishingRefused {
        message
      }
    }
  }
`);

export const ImportSpacesMutation = graphql(`
  mutation ImportSpaces($venueId: ID!, $csv: String!, $dryRun: Boolean!, $idempotencyKey: ID!) {
    importSpaces(venueId: $venueId, csv: $csv, dryRun: $dryRun, idempotencyKey: $idempotencyKey) {
      __typename
      ... on SpacesImport {
        created
        lines {
          line
          name
          faults
        }
      }
      ... on PublishingRefused {
        message
      }
    }
  }
`);

export const SpaceFilesQuery = graphql(`
  query SpaceFiles($slug: String!, $after: String) {
    venue(slug: $slug) {
      id
      spaces(first: 1, after: $after) {
        edges {
          node {
            id
            photos {
              id
              alternativeText
              small: url(size: SMALL)
            }
            documents {
              id
              name
              url
            }
          }
        }
      }
    }
  }
`);

export const AddSpacePhotoMutation = graphql(`
  mutation AddSpacePhoto($spaceId: ID!, $fileId: ID!, $alternativeText: AlternativeTextInput!) {
    done: addSpacePhoto(spaceId: $spaceId, fileId: $fileId, alternativeText: $alternativeText) {
      __typename
      ... on FileRefused {
        message
      }
    }
  }
`);

export const ReorderPhotosMutation = graphql(`
  mutation ReorderSpacePhotos($ids: [ID!]!) {
    done: reorderPhotos(ids: $ids) {
      __typename
      ... on FileRefused {
        message
      }
    }
  }
`);

export const RemovePhotoMutation = graphql(`
  mutation RemoveSpacePhoto($id: ID!) {
    done: removePhoto(id: $id) {
      __typename
      ... on FileRefused {
        message
      }
    }
  }
`);

export const AddDocumentMutation = graphql(`
  mutation AddSpaceDocument($spaceId: ID!, $fileId: ID!, $name: String!) {
    done: addSpaceDocument(spaceId: $spaceId, fileId: $fileId, name: $name) {
      __typename
      ... on FileRefused {
        message
      }
    }
  }
`);

export const RemoveDocumentMutation = graphql(`
  mutation RemoveSpaceDocument($id: ID!) {
    done: removeDocument(id: $id) {
      __typename
      ... on FileRefused {
        message
      }
    }
  }
`);

export type ManagedSpace = ResultOf<typeof SpaceFields>;
export type FormChoices = ResultOf<typeof SpaceFormQuery>;
export type SpaceInput = VariablesOf<typeof CreateSpaceMutation>['space'];
export type SpaceFiles = NonNullable<ResultOf<typeof SpaceFilesQuery>['venue']>['spaces']['edges'][number]['node'];

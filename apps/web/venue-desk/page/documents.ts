import { graphql, type ResultOf } from '../../api/graphql.js';

/** What the editor shows and saves of a venue. */
const VenueToEditFields = graphql(`
  fragment VenueToEditFields on ManagedVenue @_unmask {
    id
    version
    slug
    state
    name
    kind
    descriptionFr
    descriptionEn
    houseRulesFr
    houseRulesEn
    accessFr
    accessEn
    street
    postcode
    city
    website
    embedOrigins
    arrivals
    silenceAccepts
    point {
      lat
      lon
    }
    pointPrecision
    stepFree
    accessibleToilet
    hearingLoop
    equipment
  }
`);

export const VenueToEditQuery = graphql(
  `
    query VenueToEdit($venueId: ID!) {
      managedVenue(venueId: $venueId) {
        ...VenueToEditFields
      }
      equipment {
        code
        label
      }
    }
  `,
  [VenueToEditFields],
);

export const EditVenueMutation = graphql(
  `
    mutation EditVenue($venueId: ID!, $version: Int!, $venue: VenueInput!) {
      editVenue(venueId: $venueId, version: $version, venue: $venue) {
        __typename
        ... on ManagedVenue {
          ...VenueToEditFields
        }
        ... on VenueConflict {
          current {
            ...VenueToEditFields
          }
        }
        ... on PublishingRefused {
          message
        }
      }
    }
  `,
  [VenueToEditFields],
);

/** A photo, with what it is said to show in each language. */
const PhotoToEditFields = graphql(`
  fragment PhotoToEditFields on Picture @_unmask {
    id
    small: url(size: SMALL)
    altFr: alternativeText(locale: FR)
    altEn: alternativeText(locale: EN)
  }
`);

export const VenuePhotosQuery = graphql(
  `
    query VenuePhotos($slug: String!) {
      venue(slug: $slug) {
        id
        photos {
          ...PhotoToEditFields
        }
      }
    }
  `,
  [PhotoToEditFields],
);

export const AddVenuePhotoMutation = graphql(`
  mutation AddVenuePhoto($venueId: ID!, $fileId: ID!, $text: AlternativeTextInput!) {
    addVenuePhoto(venueId: $venueId, fileId: $fileId, alternativeText: $text) {
      __typename
      ... on FileRefused {
        message
      }
    }
  }
`);

export const DescribePhotoMutation = graphql(`
  mutation DescribePhoto($id: ID!, $text: AlternativeTextInput!) {
    describePhoto(id: $id, alternativeText: $text) {
      __typename
      ... on FileRefused {
        message
      }
    }
  }
`);

export const ReorderPhotosMutation = graphql(`
  mutation ReorderPhotos($ids: [ID!]!) {
    reorderPhotos(ids: $ids) {
      __typename
      ... on PhotosReordered {
        photos {
          id
        }
      }
      ... on FileRefused {
        message
      }
    }
  }
`);

export const RemovePhotoMutation = graphql(`
  mutation RemovePhoto($id: ID!) {
    removePhoto(id: $id) {
      __typename
      ... on FileRefused {
        message
      }
    }
  }
`);

type VenueToEditData = ResultOf<typeof VenueToEditQuery>;
export type VenueToEdit = NonNullable<VenueToEditData['managedVenue']>;
export type EquipmentChoice = VenueToEditData['equipment'][number];
export type PhotoToEdit = NonNullable<ResultOf<typeof VenuePhotosQuery>['venue']>['photos'][number];

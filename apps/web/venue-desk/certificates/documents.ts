import { graphql, type ResultOf } from '../../api/graphql.js';

/** What the pages need to know of the venue itself. */
export const VenueOfDeskQuery = graphql(`
  query VenueOfDesk($slug: String!) {
    venue(slug: $slug) {
      id
      name
      zone
      trainings {
        id
        reference
        title
      }
      spaces(first: 50) {
        edges {
          node {
            id
            name
          }
        }
      }
    }
  }
`);

export const TeamQuery = graphql(`
  query TeamOfVenue($venueId: ID!) {
    managedVenue(venueId: $venueId) {
      id
      staff {
        memberId
        name
      }
    }
  }
`);

export const TrainingsQuery = graphql(`
  query Trainings {
    trainings {
      id
      reference
      title
    }
  }
`);

export const ShareTrainingMutation = graphql(`
  mutation ShareTraining($venueId: ID!, $reference: String!, $titleFr: String!, $titleEn: String!) {
    shareTraining(venueId: $venueId, reference: $reference, titleFr: $titleFr, titleEn: $titleEn) {
      __typename
      ... on TrainingShared {
        training {
          id
          title
        }
      }
      ... on CertificateRefused {
        message
      }
    }
  }
`);

export const CertificatesQuery = graphql(`
  query Certificates($venueId: ID!, $first: Int!, $after: String) {
    certificates(venueId: $venueId, first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          givenAt
          validUntil
          valid
          lastUsedAt
          withdrawnAt
          givenReason
          reason
          member {
            id
            name
          }
          training {
            id
            title
          }
          venue {
            id
            name
          }
        }
      }
    }
  }
`);

export const GiveByEmailMutation = graphql(`
  mutation GiveCertificateByEmail($email: String!, $trainingId: ID!, $venueId: ID!, $idempotencyKey: ID!) {
    giveCertificateByEmail(email: $email, trainingId: $trainingId, venueId: $venueId, idempotencyKey: $idempotencyKey) {
      __typename
      ... on CertificateRequested {
        message
      }
      ... on CertificateRefused {
        message
      }
    }
  }
`);

export const ImportCertificatesMutation = graphql(`
  mutation ImportCertificates($venueId: ID!, $csv: String!, $dryRun: Boolean!, $idempotencyKey: ID!) {
    importCertificates(venueId: $venueId, csv: $csv, dryRun: $dryRun, idempotencyKey: $idempotencyKey) {
      __typename
      ... on CertificatesImport {
        carriedOut
        lines {
          line
          recipient
          faults
          outcome
        }
      }
      ... on CertificateRefused {
        message
      }
    }
  }
`);

export const RenewCertificateMutation = graphql(`
  mutation RenewCertificate($holderId: ID!, $trainingId: ID!, $venueId: ID!, $idempotencyKey: ID!) {
    giveCertificate(holderId: $holderId, trainingId: $trainingId, venueId: $venueId, idempotencyKey: $idempotencyKey) {
      __typename
      ... on CertificateRefused {
        message
      }
    }
  }
`);

export const WithdrawCertificateMutation = graphql(`
  mutation WithdrawCertificate($id: ID!, $reason: String!) {
    withdrawCertificate(id: $id, reason: $reason) {
      __typename
      ... on CertificateRefused {
        message
      }
    }
  }
`);

export type VenueOfDesk = NonNullable<ResultOf<typeof VenueOfDeskQuery>['venue']>;
export type CertificateRow = NonNullable<ResultOf<typeof CertificatesQuery>['certificates']>['edges'][number]['node'];

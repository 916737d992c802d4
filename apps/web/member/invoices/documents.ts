import { graphql, type ResultOf, type VariablesOf } from '../../api/graphql.js';

export const MyInvoicesQuery = graphql(`
  query MyInvoices($first: Int!, $after: String) {
    myInvoices(first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          kind
          number
          issuedOn
          dueOn
          netCents
          vatCents
          grossCents
          openCents
          standing
          corrects
          lines {
            name
            place
            minutes
            amountCents
            firstDay
            lastDay
          }
        }
      }
    }
  }
`);

export const PayInvoiceMutation = graphql(`
  mutation PayInvoice($id: ID!, $card: SandboxCard!) {
    payInvoice(id: $id, card: $card) {
      __typename
      ... on PayInvoiceRefused {
        message
      }
    }
  }
`);

export type MyInvoice = ResultOf<typeof MyInvoicesQuery>['myInvoices']['edges'][number]['node'];
export type SandboxCard = VariablesOf<typeof PayInvoiceMutation>['card'];

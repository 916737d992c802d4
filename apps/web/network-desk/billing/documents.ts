import { graphql, type ResultOf } from '../../api/graphql.js';

export const NetworkInvoicesQuery = graphql(`
  query NetworkInvoices($text: String, $first: Int!, $after: String) {
    networkInvoices(text: $text, first: $first, after: $after) {
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
          customer
          issuedOn
          dueOn
          netCents
          vatCents
          grossCents
          openCents
          standing
          failures
        }
      }
    }
  }
`);

export const MonthCloseQuery = graphql(`
  query MonthClose($month: String!) {
    monthClose(month: $month) {
      month
      phase
      startedAt
      doneAt
      accounts
      waiting
      parked
      parkedAccounts {
        memberId
        name
        reason
      }
      invoices
      creditNotes
      grossCents
      paidCents
      unbilledCents
    }
    ledgerTotals(month: $month) {
      account
      number
      monthCents
      balanceCents
    }
    invoiceIssuer {
      legalName
      siren
    }
  }
`);

export const StartMonthCloseMutation = graphql(`
  mutation StartMonthClose($month: String!) {
    startMonthClose(month: $month) {
      __typename
      ... on CloseRefused {
        message
      }
    }
  }
`);

export const ReleaseParkedAccountMutation = graphql(`
  mutation ReleaseParkedAccount($month: String!, $id: ID!) {
    releaseParkedAccount(month: $month, id: $id) {
      __typename
      ... on CloseRefused {
        message
      }
    }
  }
`);

export const SetInvoiceIssuerMutation = graphql(`
  mutation SetInvoiceIssuer($input: InvoiceIssuerInput!) {
    setInvoiceIssuer(input: $input) {
      __typename
      legalName
    }
  }
`);

export type NetworkInvoice = ResultOf<typeof NetworkInvoicesQuery>['networkInvoices']['edges'][number]['node'];
export type MonthCloseData = ResultOf<typeof MonthCloseQuery>;

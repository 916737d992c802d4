import { graphql, type VariablesOf } from '../../api/graphql.js';

export const LegalPageQuery = graphql(`
  query LegalPage($kind: LegalKind!, $version: Int) {
    legalPage(kind: $kind, version: $version) {
      kind
      version
      text
      bindsFrom
    }
  }
`);

export type LegalKind = VariablesOf<typeof LegalPageQuery>['kind'];

/** The addresses of the legal pages. */
export const LEGAL_ADDRESSES: Record<string, LegalKind> = {
  terms: 'TERMS',
  privacy: 'PRIVACY',
  accessibility: 'ACCESSIBILITY',
};

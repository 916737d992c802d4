import { graphql, type ResultOf } from '../../api/graphql.js';

const SettingParts = graphql(`
  fragment SettingParts on Setting @_unmask {
    key
    title
    meaning
    unit
    defaultValue
    fields {
      path
      label
      kind
      minimum
      maximum
      wholeNumbers
      choices
      columns {
        path
        label
        minimum
        maximum
      }
    }
    current {
      value
      from
      changedBy
    }
    planned {
      value
      from
      changedBy
    }
  }
`);

export const SettingsQuery = graphql(
  `
    query Settings {
      settings {
        ...SettingParts
      }
    }
  `,
  [SettingParts],
);

export const SettingQuery = graphql(
  `
    query Setting($key: String!) {
      setting(key: $key) {
        ...SettingParts
        history {
          value
          from
          until
          changedBy
          changedAt
        }
      }
    }
  `,
  [SettingParts],
);

export const PreviewSettingQuery = graphql(`
  query PreviewSetting($key: String!, $value: String!, $from: Instant) {
    previewSetting(key: $key, value: $value, from: $from) {
      __typename
      ... on SettingPreview {
        from
        countable
        touches {
          count
          what
        }
      }
      ... on SettingRefused {
        message
        path
      }
    }
  }
`);

export const ChangeSettingMutation = graphql(`
  mutation ChangeSetting($key: String!, $value: String!, $from: Instant) {
    changeSetting(key: $key, value: $value, from: $from) {
      __typename
      ... on SettingRefused {
        message
        path
      }
    }
  }
`);

export const WithdrawSettingMutation = graphql(`
  mutation WithdrawSetting($key: String!) {
    withdrawSettingChange(key: $key) {
      __typename
      ... on SettingRefused {
        message
        path
      }
    }
  }
`);

export type SettingParts = ResultOf<typeof SettingsQuery>['settings'][number];
export type SettingDetail = NonNullable<ResultOf<typeof SettingQuery>['setting']>;
export type SettingPreview = Extract<
  ResultOf<typeof PreviewSettingQuery>['previewSetting'],
  { __typename: 'SettingPreview' }
>;

import { graphql, type ResultOf } from '../../api/graphql.js';

const ProjectFields = graphql(`
  fragment ProjectFields on Project @_unmask {
    id
    title
    pitch
    stage
    visibility
    createdAt
    archivedAt
    myRole
    version
    sector {
      code
      label
    }
    needs {
      code
      label
    }
    team {
      id
      name
      role
    }
    invited {
      id
      name
      role
    }
    history {
      stage
      changedAt
    }
  }
`);

export const MyProjectsQuery = graphql(`
  query MyProjects($first: Int!, $after: String) {
    myProjects(first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          title
          stage
          archivedAt
          myRole
          sector {
            code
            label
          }
        }
      }
    }
    myProjectInvitations(first: 20) {
      totalCount
      edges {
        node {
          id
          projectId
          title
          role
          invitedBy
        }
      }
    }
  }
`);

export const ProjectQuery = graphql(
  `
    query Project($id: ID!) {
      project(id: $id) {
        ...ProjectFields
      }
    }
  `,
  [ProjectFields],
);

export const SectorsQuery = graphql(`
  query ProjectSectors {
    projectSectors {
      code
      label
    }
  }
`);

export const CreateProjectMutation = graphql(`
  mutation CreateProject($input: ProjectInput!, $stage: ProjectStage!, $idempotencyKey: ID!) {
    createProject(input: $input, stage: $stage, idempotencyKey: $idempotencyKey) {
      __typename
      ... on Project {
        id
      }
      ... on ProjectRefused {
        message
      }
    }
  }
`);

export const EditProjectMutation = graphql(`
  mutation EditProject($id: ID!, $version: Int!, $input: ProjectInput!) {
    editProject(id: $id, version: $version, input: $input) {
      __typename
      ... on Project {
        id
      }
      ... on ProjectRefused {
        message
      }
    }
  }
`);

export const ChangeStageMutation = graphql(`
  mutation ChangeProjectStage($id: ID!, $stage: ProjectStage!) {
    changeProjectStage(id: $id, stage: $stage) {
      __typename
      ... on ProjectRefused {
        message
      }
    }
  }
`);

export const ArchiveProjectMutation = graphql(`
  mutation ArchiveProject($id: ID!) {
    archiveProject(id: $id) {
      __typename
      ... on ProjectRefused {
        message
      }
    }
  }
`);

export const InviteMutation = graphql(`
  mutation InviteToProject($id: ID!, $personId: ID!, $teamRole: ProjectRole!) {
    inviteToProject(id: $id, personId: $personId, teamRole: $teamRole) {
      __typename
      ... on ProjectRefused {
        message
      }
    }
  }
`);

export const RemoveMutation = graphql(`
  mutation RemoveFromProject($id: ID!, $personId: ID!) {
    removeFromProject(id: $id, personId: $personId) {
      __typename
      ... on ProjectRefused {
        message
      }
    }
  }
`);

export const LeaveMutation = graphql(`
  mutation LeaveProject($id: ID!) {
    leaveProject(id: $id) {
      __typename
      ... on ProjectRefused {
        message
      }
    }
  }
`);

export const AnswerMutation = graphql(`
  mutation AnswerProjectInvitation($id: ID!, $accepts: Boolean!) {
    answerProjectInvitation(id: $id, accepts: $accepts) {
      __typename
      ... on ProjectRefused {
        message
      }
    }
  }
`);

export const FindPeopleQuery = graphql(`
  query FindPeopleToInvite($words: String!) {
    searchPeople(words: $words, first: 6) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`);

export type ShownProject = NonNullable<ResultOf<typeof ProjectQuery>['project']>;
export type MyProject = ResultOf<typeof MyProjectsQuery>['myProjects']['edges'][number]['node'];
export type OpenInvitation = ResultOf<typeof MyProjectsQuery>['myProjectInvitations']['edges'][number]['node'];

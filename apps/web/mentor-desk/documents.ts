import { AppointmentFields } from '../api/appointment-documents.js';
import { graphql, type ResultOf, type VariablesOf } from '../api/graphql.js';

const MyMentoringFields = graphql(`
  fragment MyMentoringFields on MyMentoring @_unmask {
    charterAcceptedAt
    about
    skills {
      level
      skill {
        code
        label
      }
    }
    stages
    languages
    modes
    videoLink
    phone
    isInstant
    sessionMinutes
    weekMinutes
    monthMinutes
    newFoundersAMonth
    pausedFrom
    pausedUntil
    week {
      weekday
      opens
      closes
    }
    exceptions {
      date
      opens
      closes
    }
    version
  }
`);

export const MyMentoringQuery = graphql(
  `
    query MyMentoring {
      myMentoring {
        ...MyMentoringFields
      }
    }
  `,
  [MyMentoringFields],
);

export const AcceptCharterMutation = graphql(`
  mutation AcceptMentorCharter {
    acceptMentorCharter {
      __typename
      ... on MentoringRefused {
        message
      }
    }
  }
`);

export const EditMentoringMutation = graphql(`
  mutation EditMentoring($input: MentoringInput!, $version: Int!) {
    editMentoring(input: $input, version: $version) {
      __typename
      ... on MentoringRefused {
        message
      }
    }
  }
`);

export const SetOfficeHoursMutation = graphql(`
  mutation SetOfficeHours($week: [OfficeHoursInput!]!) {
    setOfficeHours(week: $week) {
      __typename
      ... on MentoringRefused {
        message
      }
    }
  }
`);

export const SetOfficeHoursOfDayMutation = graphql(`
  mutation SetOfficeHoursOfDay($date: String!, $hours: [OfficeDayInput!]) {
    setOfficeHoursOfDay(date: $date, hours: $hours) {
      __typename
      ... on MentoringRefused {
        message
      }
    }
  }
`);

export const MentorAppointmentsQuery = graphql(
  `
    query MentorAppointments($when: AppointmentsWhen!, $first: Int!, $after: String) {
      mentorAppointments(when: $when, first: $first, after: $after) {
        totalCount
        pageInfo {
          endCursor
          hasNextPage
        }
        edges {
          node {
            ...AppointmentFields
          }
        }
      }
    }
  `,
  [AppointmentFields],
);

export type MyMentoring = NonNullable<ResultOf<typeof MyMentoringQuery>['myMentoring']>;
export type MentoringInput = VariablesOf<typeof EditMentoringMutation>['input'];

/** What a mentor gives, as it is sent back with a change. */
export const mentoringInputOf = (own: MyMentoring): MentoringInput => ({
  about: own.about,
  skills: own.skills.map(({ skill, level }) => ({ skill: skill.code, level })),
  stages: own.stages,
  languages: own.languages,
  modes: own.modes,
  videoLink: own.videoLink,
  phone: own.phone,
  isInstant: own.isInstant,
  sessionMinutes: own.sessionMinutes,
  weekMinutes: own.weekMinutes,
  monthMinutes: own.monthMinutes,
  newFoundersAMonth: own.newFoundersAMonth,
  pausedFrom: own.pausedFrom,
  pausedUntil: own.pausedUntil,
});

export const WaitOffersQuery = graphql(`
  query MentorWaitOffers {
    mentorWaitOffers {
      id
      founderName
      question
      skill {
        code
        label
      }
      stage
      mode
      answerBy
      zone
    }
  }
`);

export const AnswerWaitMutation = graphql(`
  mutation AnswerMentorWait($id: ID!, $starts: [Instant!]!) {
    answerMentorWait(id: $id, starts: $starts) {
      __typename
      ... on MentoringRefused {
        message
      }
    }
  }
`);

export type WaitOffer = ResultOf<typeof WaitOffersQuery>['mentorWaitOffers'][number];

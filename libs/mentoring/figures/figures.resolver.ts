import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { PROJECT_STAGES } from '#libs/directory';
import { Allow, AsMember, Clock, CodedError, Database, Me as CurrentViewer, type MemberViewer, type Viewer, make } from '#libs/platform'; // prettier-ignore
import { mentorOf } from '../mentors/mentor.queries.js';
import { skillView } from '../mentors/mentor.view.js';
import { COVERAGE_DAYS, SMALLEST_SHOWN, safeCount, safePercent, tableOf } from '../rules/figures.js';
import { answerFigures, coveredCells, demandSince, ownFigures, thanksReceived } from './figures.queries.js';
import { MentorCoverage, MentorFigures, ReceivedThanks, SkillCoverage, UnansweredNeed } from './figures.types.js';

const MOST_THANKS = 50;
const BAD_YEAR = { fr: 'Cette année n’existe pas ici.', en: 'There is no such year here.' };

/** What mentors gave, for themselves; and what they cover, for the network. */
@Resolver()
export class FiguresResolver {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Query(() => MentorFigures, {
    nullable: true,
    description: 'What I gave as a mentor in a year; null when I am no mentor.',
  })
  @Allow('member')
  async myMentorFigures(
    @Args('year', { type: () => Int, nullable: true, description: 'The year, 2000 to 2100; this one by default.' })
    wanted: number | null,
    @AsMember() viewer: MemberViewer,
  ): Promise<MentorFigures | null> {
    const { network, member, locale } = viewer;
    const year = wanted ?? this.clock.now().toZonedDateTimeISO(network.zone).year;
    if (year < 2000 || year > 2100) throw new CodedError('BAD_USER_INPUT', BAD_YEAR[locale]);
    const first = (of: number) => Temporal.PlainDate.from({ year: of, month: 1, day: 1 }).toZonedDateTime(network.zone);
    const [from, until] = [first(year).toInstant(), first(year + 1).toInstant()];
    return this.database.inTransaction(network.id, async (tx) => {
      const mentor = await mentorOf(tx, member.id);
      if (!mentor) return null;
      const figures = await ownFigures(tx, member.id, from, until);
      const lastThanks = await thanksReceived(tx, member.id, from, until, MOST_THANKS);
      return make(MentorFigures, {
        year,
        status: mentor.status,
        sessionsHeld: figures.held,
        minutesGiven: figures.minutes,
        peopleMet: figures.people,
        asked: figures.asked,
        accepted: figures.accepted,
        declined: figures.declined,
        expired: figures.expired,
        thanks: figures.thanks,
        lastThanks: lastThanks.map((one) => make(ReceivedThanks, { ...one })),
      });
    });
  }

  @Query(() => MentorCoverage, {
    description:
      'What the mentors of the network cover by skill and stage, with its holes, and how requests are answered.',
  })
  @Allow('networkAdmin')
  mentorCoverage(@CurrentViewer() { network, locale }: Viewer): Promise<MentorCoverage> {
    const now = this.clock.now();
    const since = now.subtract({ hours: 24 * COVERAGE_DAYS });
    const today = now.toZonedDateTimeISO(network.zone).toPlainDate();
    return this.database.inTransaction(network.id, async (tx) => {
      const demand = await demandSince(tx, since);
      const mentors = tableOf(await coveredCells(tx, today), PROJECT_STAGES);
      const requests = tableOf(
        demand.map(({ skill, stage, n }) => ({ skill, stage: stage ?? '', n })),
        PROJECT_STAGES,
      );
      const answers = await answerFigures(tx, since);
      const none = PROJECT_STAGES.map(() => 0);
      const codes = new Set([...mentors.keys(), ...demand.map(({ skill }) => skill)]);
      const skills = [...codes].map((code) =>
        make(SkillCoverage, {
          skill: skillView(code, locale),
          mentors: mentors.get(code) ?? none,
          requests: (requests.get(code) ?? none).map(safeCount),
        }),
      );
      const unanswered = [...Map.groupBy(demand, ({ skill }) => skill)].flatMap(([code, rows]) => {
        const count = rows.reduce((sum, row) => sum + row.unanswered, 0);
        if (count === 0) return [];
        return [make(UnansweredNeed, { skill: skillView(code, locale), requests: safeCount(count) })];
      });
      const byName = (a: SkillCoverage | UnansweredNeed, b: SkillCoverage | UnansweredNeed) =>
        a.skill.label.localeCompare(b.skill.label, locale);
      const isEnough = answers.accepted >= SMALLEST_SHOWN && answers.medianMinutes !== null;
      return make(MentorCoverage, {
        since,
        stages: [...PROJECT_STAGES],
        skills: skills.sort(byName),
        unanswered: unanswered.sort(byName),
        answeredInTimePercent: safePercent(answers.inTime, answers.asked),
        medianHoursToAccepted: isEnough ? Math.round(answers.medianMinutes! / 6) / 10 : null,
      });
    });
  }
}

import { type Visibility } from '#libs/people';
import { type Chance } from './chance.js';
import { type Member } from './members.js';
import * as words from './profiles.data.js';
import { type Town } from './town.js';
import { type Venue } from './venues.js';

type DemoProject = (typeof words)['storyProject'];
const FIELDS = ['photo', 'headline', 'skills', 'jobs', 'languages', 'venues', 'looking_for', 'offering', 'links'];
const labels = new Map(words.jobTitles.map(([code, label]) => [code, label]));

/** People who present themselves, and what they work on: projects at every stage, a team, an invitation and a block. */
export function drawProfiles(town: Town, venues: readonly Venue[], members: readonly Member[]): void {
  const chance = town.chance.fork('profiles');
  if (town.data.slug === 'lyon')
    for (const [code, label, rome_code] of words.jobTitles) town.rows.add('job_title', { code, label, rome_code });
  const ready = members.filter(({ key }) => key !== undefined);
  const ordinary = members.filter(({ key }) => key === undefined);
  for (const member of ready) drawProfile(town, chance, member, venues, 'NETWORK');
  for (const member of ordinary)
    if (chance.yes(0.5)) drawProfile(town, chance, member, venues, chance.weighted(words.openness));
  const longest = [...ordinary].sort((a, b) => Temporal.Instant.compare(a.joinedAt, b.joinedAt));
  const camille = ready.find(({ key }) => key === 'member') ?? longest[0]!;
  drawStory(town, chance, camille, longest.slice(1));
  words.otherProjects.forEach((project, i) => drawProject(town, chance, project, [longest[i + 8] ?? longest[0]!]));
}

function drawProfile(town: Town, chance: Chance, member: Member, venues: readonly Venue[], shown: Visibility): void {
  const trade = chance.pick(words.trades);
  const others = chance.some(venues, chance.whole(0, 2)).filter(({ id }) => id !== member.home?.id);
  // Each field is as open as the person is, or less.
  const visibilities = FIELDS.map((field) => [
    `${field}_visibility`,
    field === 'photo' || chance.yes(0.2) ? 'NOBODY' : shown,
  ]);
  town.rows.add('profile', {
    network_id: town.networkId,
    member_id: member.id,
    headline: trade.headline,
    looking_for: trade.lookingFor,
    offering: trade.offering,
    skill_codes: trade.skills,
    skill_levels: trade.skills.map(() => chance.pick(words.levels)),
    job_codes: [trade.job],
    job_labels: labels.get(trade.job)!,
    languages: ['fr', ...chance.some(words.languages.slice(1), chance.whole(0, 2))],
    venue_ids: others.map(({ id }) => id),
    links: chance.yes(0.3) ? ['https://demo.traboule.org/'] : [],
    ...Object.fromEntries(visibilities),
    changed_at: member.joinedAt.add({ hours: 1 }).toString(),
  });
}

/** The ready member founded a project with a team, is invited into another one, and blocks somebody. */
function drawStory(town: Town, chance: Chance, camille: Member, others: readonly Member[]): void {
  const [second, asked, founder, blocked] = others;
  if (!second || !asked || !founder || !blocked) return;
  drawProject(town, chance, words.storyProject, [camille, second], asked);
  drawProject(town, chance, words.invitingProject, [founder], camille);
  town.rows.add('member_block', {
    network_id: town.networkId,
    blocker_id: camille.id,
    blocked_id: blocked.id,
    blocked_at: daysAgo(town, 12),
  });
}

const daysAgo = ({ now }: Town, days: number): string => now.subtract({ hours: 24 * days }).toString();

/** @param team the founder first */
function drawProject(
  town: Town,
  chance: Chance,
  project: DemoProject,
  team: readonly Member[],
  invited: Member | null = null,
): void {
  const { rows, networkId: network_id } = town;
  const created = project.stages[0]![1];
  const id = chance.id(town.now.subtract({ hours: 24 * created }));
  rows.add('project', {
    network_id,
    id,
    title: project.title,
    pitch: project.pitch,
    stage: project.stages.at(-1)![0],
    sector: project.sector,
    needs: project.needs,
    visibility: project.visibility,
    created_at: daysAgo(town, created),
  });
  for (const [stage, days] of project.stages)
    rows.add('project_stage_change', {
      network_id,
      id: chance.id(town.now.subtract({ hours: 24 * days })),
      project_id: id,
      stage,
      changed_at: daysAgo(town, days),
    });
  const join = (member: Member, place: number, state: 'ACCEPTED' | 'INVITED') => {
    const at = state === 'INVITED' ? 2 : created - place * 3;
    rows.add('project_member', {
      network_id,
      id: chance.id(town.now.subtract({ hours: 24 * at })),
      project_id: id,
      member_id: member.id,
      role: place === 0 ? 'FOUNDER' : 'MEMBER',
      state,
      invited_by_id: place === 0 ? null : team[0]!.id,
      invited_at: daysAgo(town, at),
      answered_at: state === 'INVITED' ? null : daysAgo(town, at),
    });
  };
  team.forEach((member, place) => join(member, place, 'ACCEPTED'));
  if (invited) join(invited, team.length, 'INVITED');
}

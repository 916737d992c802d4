import { PROJECT_STAGES } from '#libs/directory';
import { describe, expect, it } from '@jest/globals';
import { MOST_IN_TEAM, type TeamPerson, inviteFault, isFounder, leaveFault, removeFault, stageNumber } from './team.js';

const person = (
  memberId: string,
  role: TeamPerson['role'] = 'MEMBER',
  state: TeamPerson['state'] = 'ACCEPTED',
): TeamPerson => ({ memberId, role, state });

const team = [person('ada', 'FOUNDER'), person('bob'), person('cyd', 'MEMBER', 'INVITED')];

describe('a team', () => {
  it('keeps its last founder', () => {
    expect(leaveFault(team, 'ada')).toBe('LAST_FOUNDER');
    expect(leaveFault([...team, person('eve', 'FOUNDER')], 'ada')).toBeUndefined();
  });

  it('does not count a founder who has not accepted yet', () => {
    const invited = [...team, person('eve', 'FOUNDER', 'INVITED')];
    expect(isFounder(invited, 'eve')).toBe(false);
    expect(leaveFault(invited, 'ada')).toBe('LAST_FOUNDER');
  });

  it('lets its members leave, and nobody else', () => {
    expect(leaveFault(team, 'bob')).toBeUndefined();
    expect(leaveFault(team, 'cyd')).toBe('NOT_FOUND');
    expect(leaveFault(team, 'dan')).toBe('NOT_FOUND');
  });

  it('removes members and invitations, but no founder', () => {
    expect(removeFault(team, 'bob')).toBeUndefined();
    expect(removeFault(team, 'cyd')).toBeUndefined();
    expect(removeFault([...team, person('eve', 'FOUNDER', 'INVITED')], 'eve')).toBeUndefined();
    expect(removeFault(team, 'ada')).toBe('FOUNDER_STAYS');
    expect(removeFault(team, 'dan')).toBe('NOT_FOUND');
  });

  it('invites nobody twice, and has an end', () => {
    expect(inviteFault(team, 'dan')).toBeUndefined();
    for (const { memberId } of team) expect(inviteFault(team, memberId)).toBe('ALREADY_IN_TEAM');
    const full = Array.from({ length: MOST_IN_TEAM }, (_, n) => person(`p${n}`));
    expect(inviteFault(full, 'dan')).toBe('TEAM_FULL');
  });
});

describe('the stages', () => {
  it('count from 1 to 8', () => {
    expect(PROJECT_STAGES.map(stageNumber)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

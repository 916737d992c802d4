import { describe, expect, it } from '@jest/globals';
import { daysFrom, hoursCount, occupancyGrid, percentOf, percentText, sumOf, weekdayNames } from './figures.js';

const at = (weekday: number, hour: number, openMinutes: number, bookedMinutes: number) => ({
  weekday,
  hour,
  openMinutes,
  bookedMinutes,
  ownMinutes: 0,
});

describe('the figures of a venue', () => {
  it('are of 30 days when the address names no period that exists', () => {
    expect([null, '90', '365', '31', 'x'].map(daysFrom)).toEqual([30, 90, 365, 30, 30]);
  });

  it('never say more than 100 %, and nothing where nothing is open', () => {
    expect([percentOf(30, 120), percentOf(130, 120), percentOf(0, 60), percentOf(30, 0)]).toEqual([25, 100, 0, null]);
    expect(percentText(null, 'fr')).toBe('–');
    expect(percentText(25, 'en')).toBe('25%');
  });

  it('say hours with one decimal as long as they are few', () => {
    expect([hoursCount(90, 'en'), hoursCount(6_030, 'en')]).toEqual(['1.5', '101']);
  });

  it('have a grid from the first hour to the last one, with gaps where the venue is closed', () => {
    const grid = occupancyGrid([at(1, 9, 60, 15), at(1, 11, 60, 60), at(7, 10, 30, 0)]);
    expect(grid.hours).toEqual([9, 10, 11]);
    expect(grid.percents[0]).toEqual([25, null, 100]);
    expect(grid.percents[6]).toEqual([null, 0, null]);
    expect(occupancyGrid([]).hours).toEqual([]);
  });

  it('can be summed', () => {
    expect(sumOf([at(1, 9, 60, 15), at(2, 9, 60, 30)])).toEqual({ openMinutes: 120, bookedMinutes: 45, ownMinutes: 0 });
  });

  it('name the days of the week from Monday on', () => {
    expect(weekdayNames('fr', 'long')[0]).toBe('lundi');
    expect(weekdayNames('en', 'short')[6]).toBe('Sun');
  });
});

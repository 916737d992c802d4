import { describe, expect, it } from '@jest/globals';
import { typedTime } from './typed-time.js';

describe('a time that somebody types', () => {
  it.each([
    ['9', '09:00'],
    ['14', '14:00'],
    ['9h', '09:00'],
    ['9 h 30', '09:30'],
    ['9:30', '09:30'],
    ['09.05', '09:05'],
    ['0930', '09:30'],
    ['930', '09:30'],
    [' 18:00 ', '18:00'],
    ['24:00', '00:00'],
    ['24', '00:00'],
  ])('reads %s as %s', (text, time) => {
    expect(typedTime(text)).toBe(time);
  });

  it.each(['', 'midi', '25', '24:30', '12:60', '9:3', '12345', '-1'])('does not read %s', (text) => {
    expect(typedTime(text)).toBeNull();
  });
});

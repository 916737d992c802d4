import { describe, expect, it } from '@jest/globals';
import { isMailOfWebsite } from './mail-domain.js';

describe('a mail address', () => {
  it.each([
    ['nina@lepassage.example', 'https://lepassage.example/'],
    ['Nina@LePassage.example', 'http://www.lepassage.example/contact?x=1'],
    ['nina@lepassage.example', 'lepassage.example'],
  ])('%s is of the website %s', (email, website) => expect(isMailOfWebsite(email, website)).toBe(true));

  it.each([
    ['nina@lepassage.example', null],
    ['nina@lepassage.example', ''],
    ['nina@lepassage.example', 'https://autre.example'],
    ['nina@lepassage.example.evil.example', 'https://lepassage.example'],
    ['nina@xlepassage.example', 'https://lepassage.example'],
    ['nina@gmail.com', 'https://www.gmail.com'],
    ['nina@free.fr', 'https://free.fr/lepassage'],
    ['nina@lepassage.example', 'not a website at all'],
  ])('%s is not of the website %s', (email, website) => expect(isMailOfWebsite(email, website)).toBe(false));
});

import { Injectable } from '@nestjs/common';
import { closeSpellings, searchWords, skillsNamed, skillsWithWord } from '#libs/directory';
import { latestBirthDateOfAge } from '#libs/minors';
import { eyesOf } from '#libs/people';
import { Clock, Database, type Page, type Viewer, encodeCursor, pageOf, sortKeyOf } from '#libs/platform';
import { type ProjectStage } from '#libs/directory';
import { profilesSeenBy } from './profile.queries.js';
import { personView } from './profile.view.js';
import { type DirectoryPerson } from './profiles.types.js';
import { type SearchedWord, findPeople } from './search-people.queries.js';

export interface PeopleWish {
  readonly words: string;
  readonly skill: string;
  readonly stage: ProjectStage | null;
  readonly language: string | null;
  readonly venueId: string | null;
  readonly first: number;
  readonly after: string | null;
}

const readWord = (word: string): SearchedWord => ({
  word,
  spellings: closeSpellings(word),
  skills: skillsWithWord(word),
});

/** Searches the directory of people: by relevance of the words and by level of the skill when these are given, then by name. */
@Injectable()
export class SearchPeople {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  search(
    viewer: Viewer,
    { words, skill, stage, language, venueId, first, after }: PeopleWish,
  ): Promise<Page<DirectoryPerson>> {
    const eyes = eyesOf(viewer);
    const bornUntil = latestBirthDateOfAge(this.clock.now(), viewer.network.zone);
    const wish = {
      eyes,
      bornUntil,
      words: searchWords(words).map(readWord),
      skills: skill.trim() === '' ? null : skillsNamed(skill),
      stage,
      language,
      venueId,
      first,
      after: after === null ? null : sortKeyOf(after, 'number', 'text', 'id'),
    };
    return this.database.inTransaction(viewer.network.id, async (tx) => {
      const { page, total } = await findPeople(tx, wish);
      const ids = page.map(({ id }) => id);
      const rows = new Map((await profilesSeenBy(tx, eyes, bornUntil, ids)).map((row) => [row.id, row]));
      const people = page.flatMap((found) => {
        const row = rows.get(found.id);
        return row ? [{ ...found, row }] : [];
      });
      return pageOf(people, first, total, ({ score, name, id }) => encodeCursor(score, name, id), ({ row }) => personView(row, viewer.locale)); // prettier-ignore
    });
  }
}

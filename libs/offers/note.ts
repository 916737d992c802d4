import { badInput, oneLine } from '#libs/platform';

const MOST_NOTE_CHARACTERS = 300;
/** A note to the team of a venue, as one clean line; may be empty. @throws BAD_USER_INPUT when it is too long */
export function noteOf(text: string): string {
  if (text.trim() === '') return '';
  const note = oneLine(text, MOST_NOTE_CHARACTERS);
  if (!note) throw badInput(`\`note\` must be one line of ${MOST_NOTE_CHARACTERS} visible characters at most.`);
  return note;
}

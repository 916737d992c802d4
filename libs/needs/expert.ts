import { lexicon } from './lexicon.js';
import { type PhraseBook, meaningAt, phraseBook, stem } from './phrase-book.js';
import { compile, isFree, phraseAt, take } from './phrases.js';
import { type Reading, said } from './reading.js';
import { correct } from './spelling.js';
import { clean, tokenise } from './tokens.js';
import type { Understood, Vocabulary } from './understand.types.js';

type ExpertWanted = Understood['expert'];

/** "un mentor en levée de fonds": the skill is kept in the member's words, and named where the vocabulary knows it. */
export function readExpert(reading: Reading, vocabulary: Vocabulary): ExpertWanted {
  const { tokens } = reading;
  const book = skillBook(vocabulary);
  for (let i = 0; i < tokens.length; i++) {
    const profession = isAdjective(tokens, i) ? undefined : phraseAt(lexicon.professions, tokens, i);
    const expert = profession ?? phraseAt(lexicon.expert, tokens, i) ?? adviceAt(tokens, i, book);
    if (!expert) continue;
    take(tokens, i, expert.length);
    const about = subjectAfter(reading, i + expert.length, book);
    const skill = skillIn(about.text, book);
    // "un avocat pour mon bail": the subject says more than the profession, where it is known.
    const subject = profession && !skill ? { from: i, length: profession.length } : about;
    take(tokens, about.from, profession && !skill ? 0 : about.length);
    dropStage(reading);
    if (subject.length > 0) {
      const text = said(reading, subject.from, subject.length);
      takeTalk(tokens);
      return { asked: true, skillText: text, skill: skill ?? skillIn(text, book) };
    }
    takeTalk(tokens);
    return { asked: true, ...skillElsewhere(reading, book) };
  }
  return { asked: false, skillText: null, skill: null };
}

/** "meetup dev", "soirée designer": no person is looked for. */
const isAdjective = (tokens: Reading['tokens'], i: number): boolean =>
  ['dev', 'designer', 'developer'].includes(tokens[i]?.text ?? '') &&
  tokens[i - 1]?.kind === 'word' &&
  !tokens[i]?.boundary &&
  !/^(un|une|a|an|some|good|bon|bonne|besoin|need|d|web|graphic|product)$/.test(tokens[i - 1]?.text ?? '');

/** "conseil marketing": advice where a skill follows; "conseil d'administration" is a meeting. */
function adviceAt(tokens: Reading['tokens'], i: number, book: SkillBook): { length: number } | undefined {
  return ['conseil', 'aide', 'advice', 'help'].includes(tokens[i]?.text ?? '') && meaningAt(tokens, i + 1, book)
    ? { length: 1 }
    : undefined;
}

/** What the person is asked about: the words after "en", "sur" …, up to a comma or a word that begins something else. */
function subjectAfter(
  reading: Reading,
  start: number,
  book: SkillBook,
): { from: number; length: number; text: string } {
  const { tokens } = reading;
  let from = start;
  for (let more = true; more;) {
    const again = tokens[from]?.boundary ? undefined : phraseAt(lexicon.expert, tokens, from); // "un coach pour m'aider à pitcher"
    const about = tokens[from]?.boundary ? undefined : phraseAt(lexicon.expertAbout, tokens, from);
    more = again !== undefined || about !== undefined;
    from += again?.length ?? about?.length ?? 0;
  }
  let to = from;
  while (isFree(tokens, to) && tokens[to]?.kind !== 'mark' && (to === from || !tokens[to]?.boundary)) {
    const whole = meaningAt(tokens, to, book)?.length ?? 0;
    if (!whole && (phraseAt(lexicon.expertStop, tokens, to) ?? phraseAt(lexicon.projectStage, tokens, to))) break;
    to += Math.max(whole, 1);
  }
  if (tokens[from]?.boundary) to = from;
  const isSmall = (at: number) =>
    !tokens[at]?.glued && phraseAt(lexicon.fillers, tokens, at) && !meaningAt(tokens, at, book);
  while (to > from && isSmall(to - 1)) to--;
  return { from, length: to - from, text: to > from ? said(reading, from, to - from) : '' };
}

/** "comment lever des fonds ? je voudrais un mentor": a skill said somewhere else. */
function skillElsewhere(reading: Reading, book: SkillBook): Pick<ExpertWanted, 'skillText' | 'skill'> {
  const { tokens } = reading;
  for (let i = 0; i < tokens.length; i++) {
    const found = meaningAt(tokens, i, book);
    if (!found) continue;
    take(tokens, i, found.length);
    return { skillText: said(reading, i, found.length), skill: found.meaning.skill };
  }
  return { skillText: null, skill: null };
}

/** "an accountant I could talk to": no talk in a hall. */
function takeTalk(tokens: Reading['tokens']): void {
  for (let i = 0; i < tokens.length; i++) if (isFree(tokens, i) && phraseAt(talking, tokens, i)) take(tokens, i, 2);
}

const talking = compile(
  ['talk to', 'talk with', 'speak to', 'speak with', 'chat with'].map((words) => [words, true] as const),
);

function dropStage({ tokens }: Reading): void {
  for (let i = 0; i < tokens.length; i++) {
    const stage = phraseAt(lexicon.projectStage, tokens, i);
    if (stage) take(tokens, i, stage.length);
  }
}

type SkillBook = PhraseBook<{ skill: string }>;
const compiled = new WeakMap<Vocabulary, SkillBook>();

function skillBook(vocabulary: Vocabulary): SkillBook {
  const known = compiled.get(vocabulary);
  if (known) return known;
  const made = phraseBook((vocabulary.skills ?? []).map(({ code, words }) => [words, { skill: code }] as const));
  compiled.set(vocabulary, made);
  return made;
}

/** The skill that most words of a text name; the first of several as long. */
function skillIn(text: string, book: SkillBook): string | null {
  const tokens = tokenise(clean(text).text);
  correct(tokens, (word) => book.stems.has(stem(word)), [book.dictionary]);
  let best: { skill: string | null; length: number } = { skill: null, length: 0 };
  for (let i = 0; i < tokens.length; i++) {
    const found = meaningAt(tokens, i, book);
    if (found && found.length > best.length) best = { skill: found.meaning.skill, length: found.length };
  }
  return best.skill;
}

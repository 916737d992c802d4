import { Command, CommandRunner } from 'nest-commander';
import { demoPlaces } from '#libs/demo';
import { type NeedScore, type SentenceScore, placesFrom, scoreNeeds, scoreSentences } from '#libs/needs';

@Command({ name: 'needs', description: 'Measure how many sample needs are understood, and list the others' })
export class NeedsCommand extends CommandRunner {
  run(): Promise<void> {
    const sentences = scoreSentences((town) => placesFrom(demoPlaces(town)));
    const needs = scoreNeeds();
    for (const miss of sentences.filter(({ outcome }) => outcome !== 'RIGHT')) showSentence(miss);
    for (const miss of needs.filter(isMiss)) showNeed(miss);
    console.log();
    for (const heldOut of [false, true]) {
      const scores = sentences.filter((score) => score.heldOut === heldOut);
      const title = heldOut ? 'held out' : 'sentences';
      for (const about of new Set(scores.map((score) => score.about)))
        showOutcomes(
          `${title}, ${about}`,
          scores.filter((score) => score.about === about),
        );
      showOutcomes(`${title}, all`, scores);
    }
    const right = needs.filter((score) => !isMiss(score)).length;
    console.log(`${'first table of needs'.padEnd(24)} ${right} of ${needs.length} right`);
    return Promise.resolve();
  }
}

const outcomes = {
  RIGHT: 'right',
  ASKED_BACK: 'asked back',
  NOTICED: 'wrong with a notice',
  SILENTLY_WRONG: 'silently wrong',
} as const;

const isMiss = ({ missing, mistaken }: NeedScore): boolean => missing.length + mistaken.length > 0;

function showSentence({ about, town, sentence, outcome, expected, read }: SentenceScore): void {
  console.log(`✖ ${outcomes[outcome]} (${about}, ${town}): ${sentence}`);
  console.log(`       expected: ${expected}`);
  console.log(`       read:     ${read}`);
}

function showNeed({ language, need, missing, mistaken }: NeedScore): void {
  console.log(`✖ ${language}  ${need}`);
  if (missing.length) console.log(`       not understood: ${missing.join(', ')}`);
  if (mistaken.length) console.log(`       misunderstood:  ${mistaken.join(', ')}`);
}

function showOutcomes(title: string, scores: SentenceScore[]): void {
  const counts = (Object.keys(outcomes) as (keyof typeof outcomes)[]).map((outcome) => {
    return `${scores.filter((score) => score.outcome === outcome).length} ${outcomes[outcome]}`;
  });
  console.log(`${title.padEnd(24)} ${String(scores.length).padStart(3)}: ${counts.join(', ')}`);
}

import { Command, CommandRunner } from 'nest-commander';
import { type NeedScore, scoreNeeds } from '#libs/needs';

@Command({ name: 'needs', description: 'Score the reading of needs on a table of sentences, misses included' })
export class NeedsCommand extends CommandRunner {
  run(): Promise<void> {
    const scores = scoreNeeds();
    for (const { language, need, missing, mistaken } of scores.filter(isMiss)) {
      console.log(`✖ ${language}  ${need}`);
      if (missing.length) console.log(`       not understood: ${missing.join(', ')}`);
      if (mistaken.length) console.log(`       misunderstood:  ${mistaken.join(', ')}`);
    }
    for (const language of ['fr', 'en'] as const) show(language, scores);
    show('all', scores);
    return Promise.resolve();
  }
}

const isMiss = ({ missing, mistaken }: NeedScore): boolean => missing.length + mistaken.length > 0;

function show(name: 'fr' | 'en' | 'all', scores: NeedScore[]): void {
  const all = scores.filter(({ language }) => name === 'all' || language === name);
  const right = all.filter((score) => !isMiss(score)).length;
  console.log(
    `${name.padEnd(4)} ${right} of ${all.length} needs understood (${Math.round((100 * right) / all.length)} %)`,
  );
}

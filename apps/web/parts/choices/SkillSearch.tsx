import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../api/graphql.js';
import { SearchChoice } from './SearchChoice.js';

const FindSkillsQuery = graphql(`
  query FindSkills($text: String!) {
    findSkills(text: $text) {
      code
      label
    }
  }
`);

export interface ChosenSkill {
  code: string;
  label: string;
}

/** Finds a skill of the vocabulary by its name, in French or English. */
export function SkillSearch(props: {
  label: string;
  help?: string;
  disabled?: boolean;
  onPick: (skill: ChosenSkill) => void;
}) {
  const { onPick, ...rest } = props;
  const [text, setText] = useState('');
  const wanted = text.trim();
  const [{ data, stale }] = useQuery({
    query: FindSkillsQuery,
    variables: { text: wanted },
    pause: wanted.length < 2,
  });
  const found = stale ? undefined : data?.findSkills;

  function pick(code: string) {
    const skill = found?.find((one) => one.code === code);
    if (!skill) return;
    onPick({ code: skill.code, label: skill.label });
    setText('');
  }

  return (
    <SearchChoice
      {...rest}
      text={text}
      setText={setText}
      found={found?.map(({ code, label }) => ({ key: code, label }))}
      onPick={pick}
    />
  );
}

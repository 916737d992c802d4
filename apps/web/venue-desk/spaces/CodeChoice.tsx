import { Checkbox } from '@mantine/core';
import classes from '../../network-desk/Desk.module.css';
import { toggled } from '../../rules/space-draft.js';
import own from './Spaces.module.css';

interface Props {
  legend: string;
  help?: string;
  choices: readonly { code: string; label: string }[];
  chosen: readonly string[];
  change: (codes: string[]) => void;
}

/** Some of several things; nothing where there are none to choose from. */
export function CodeChoice({ legend, help, choices, chosen, change }: Props) {
  if (choices.length === 0) return null;
  return (
    <fieldset className={classes['fieldset']}>
      <legend>{legend}</legend>
      {help && <p className={classes['muted']}>{help}</p>}
      <div className={own['choices']}>
        {choices.map(({ code, label }) => (
          <Checkbox
            key={code}
            label={label}
            checked={chosen.includes(code)}
            onChange={({ currentTarget: { checked } }) => change(toggled(chosen, code, checked))}
          />
        ))}
      </div>
    </fieldset>
  );
}

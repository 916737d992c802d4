import { type FormEvent, type ReactNode } from 'react';
import { ChangePanel } from './ChangePanel.js';
import type { Calendar } from './documents.js';
import { FourWeeks } from './FourWeeks.js';
import classes from './Hours.module.css';
import type { HoursEdit } from './useHoursChange.js';

interface Props {
  edit: HoursEdit;
  calendar: Calendar;
  zone: string;
  /** Of the button that saves. */
  label: string;
  children: ReactNode;
  /** Shown below the form. */
  list?: ReactNode;
}

/** A form of hours beside the picture of the next four weeks, which shows what the form would do. */
export function HoursLayout({ edit, calendar, zone, label, children, list }: Props) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void edit.save();
  };
  return (
    <div className={classes['layout']}>
      <FourWeeks
        zone={zone}
        now={calendar.nextFourWeeks}
        after={edit.preview?.nextFourWeeks}
        touched={edit.preview?.touched ?? []}
      />
      <div className={classes['form']}>
        <form className={classes['form']} onSubmit={submit}>
          {children}
          <ChangePanel edit={edit} zone={zone} label={label} />
        </form>
        {list}
      </div>
    </div>
  );
}

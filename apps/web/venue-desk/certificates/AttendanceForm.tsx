import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { announce } from '../../frame/announce.js';
import { Problem } from '../../member/sign-in/Problem.js';
import desk from '../../network-desk/Desk.module.css';
import { useAction } from '../../parts/useAction.js';
import { attendanceBatches, type Choice } from '../../rules/attendance.js';
import { AttendanceRow } from './AttendanceRow.js';
import classes from './Certificates.module.css';
import { type Attendee, RecordAttendanceMutation, type SessionOfVenue } from './session-documents.js';

interface Props {
  session: SessionOfVenue;
  people: Attendee[];
  hasBegun: boolean;
  recorded: () => void;
}

const choiceOf = ({ attendance }: Attendee): Choice => ({
  came: attendance === null ? null : attendance === 'ATTENDED',
  certify: false,
});

/** Writes down who came and gives the certificates of a training. It can be corrected. */
export function AttendanceForm({ session, people, hasBegun, recorded }: Props) {
  const { t } = useTranslation();
  const [, record] = useMutation(RecordAttendanceMutation);
  const { act, problem, isBusy } = useAction();
  const [changed, setChanged] = useState<ReadonlyMap<string, Choice>>(new Map());
  const [done, setDone] = useState('');
  const canCertify = hasBegun && session.training !== null;
  const choice = (place: Attendee) => changed.get(place.id) ?? choiceOf(place);
  const choose = (place: Attendee, next: Choice) => setChanged(new Map(changed).set(place.id, next));
  const everybody = () => setChanged(new Map(people.map((one) => [one.id, { came: true, certify: canCertify }])));

  async function submit(event: FormEvent) {
    event.preventDefault();
    let certified = 0;
    for (const attendances of attendanceBatches(new Map(people.map((one) => [one.id, choice(one)])))) {
      const answer = await act(record({ sessionId: session.id, attendances }));
      if (!answer) return;
      certified += answer.certified;
    }
    const text = certified > 0 ? t('attendance.savedCertified', { count: certified }) : t('attendance.saved');
    setDone(text);
    announce(text);
    setChanged(new Map());
    recorded();
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      {!hasBegun && <p className={`${desk['muted']} ${classes['screen']}`}>{t('attendance.before')}</p>}
      <div className={classes['scroll']}>
        <table className={classes['people']}>
          <caption className="visually-hidden">{t('attendance.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('attendance.name')}</th>
              {hasBegun && <th scope="col">{t('attendance.came')}</th>}
              {canCertify && (
                <th scope="col" className={classes['screen']}>
                  {t('attendance.certify')}
                </th>
              )}
              <th scope="col" className={classes['paper']}>
                {t('attendance.signature')}
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((place) => (
              <AttendanceRow
                key={place.id}
                name={place.member.name}
                choice={hasBegun ? choice(place) : null}
                canCertify={canCertify}
                choose={(next) => choose(place, next)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {hasBegun && (
        <div className={`${desk['actions']} ${classes['screen']} ${classes['below']}`}>
          <Button type="submit" radius="xl" loading={isBusy}>
            {t('attendance.save')}
          </Button>
          <Button variant="default" radius="xl" onClick={everybody}>
            {t('attendance.everybody')}
          </Button>
        </div>
      )}
      <Problem text={problem} />
      {done && <p className={classes['screen']}>{done}</p>}
    </form>
  );
}

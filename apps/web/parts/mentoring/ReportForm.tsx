import '../../theme/workspace.css';
import { Button, Checkbox, Radio, TextInput, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import type { Appointment } from '../../api/appointment-documents.js';
import { Problem } from '../../member/sign-in/Problem.js';
import { useAction } from '../useAction.js';
import { ReportAppointmentMutation } from './documents.js';
import classes from './Mentoring.module.css';

interface Props {
  appointment: Appointment;
  side: 'FOUNDER' | 'MENTOR';
  /** Called with what was done. */
  reported: (text: string) => void;
}

const SCORES = ['1', '2', '3', '4', '5'];

/** What one side says after an appointment: once, when they like. */
export default function ReportForm({ appointment, side, reported }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [tookPlace, setTookPlace] = useState('');
  const [usefulness, setUsefulness] = useState('');
  const [nextStep, setNextStep] = useState('');
  const [nextStepOn, setNextStepOn] = useState('');
  const [note, setNote] = useState('');
  const [sharesNote, setSharesNote] = useState(false);
  const [, send] = useMutation(ReportAppointmentMutation);
  const { act, problem, isBusy } = useAction(t('mentoring.report.bad'));
  const isFounder = side === 'FOUNDER';
  const name = isFounder ? appointment.mentor.name : appointment.founderName;
  const happened = tookPlace === 'yes';

  async function submit(event: FormEvent) {
    event.preventDefault();
    const sending = send({
      code: appointment.code,
      tookPlace: happened,
      usefulness: isFounder && happened && usefulness ? Number(usefulness) : null,
      nextStep: nextStep.trim() || null,
      nextStepOn: nextStep.trim() ? nextStepOn || null : null,
      note: isFounder ? null : note.trim() || null,
      sharesNote: !isFounder && sharesNote,
    });
    if (await act(sending)) reported(t('mentoring.report.sent'));
  }

  if (!isOpen)
    return (
      <div className={classes['answers']}>
        <Button radius="xl" aria-label={t('mentoring.report.openOf', { name })} onClick={() => setOpen(true)}>
          {t('mentoring.report.open')}
        </Button>
      </div>
    );
  return (
    <form className={classes['form']} onSubmit={(event) => void submit(event)}>
      <h4>{t('mentoring.report.title')}</h4>
      <Radio.Group label={t('mentoring.report.tookPlace')} value={tookPlace} onChange={setTookPlace}>
        <div className={classes['score']}>
          <Radio value="yes" label={t('mentoring.report.yes')} required />
          <Radio value="no" label={t('mentoring.report.no')} required />
        </div>
      </Radio.Group>
      {isFounder && happened && (
        <Radio.Group
          label={t('mentoring.report.usefulness')}
          description={t('mentoring.report.usefulnessHelp')}
          value={usefulness}
          onChange={setUsefulness}
        >
          <div className={classes['score']}>
            {SCORES.map((score) => (
              <Radio
                key={score}
                value={score}
                label={score}
                aria-label={t('mentoring.report.score', { count: Number(score) })}
              />
            ))}
          </div>
        </Radio.Group>
      )}
      <div className={classes['inRow']}>
        <TextInput
          label={t('mentoring.report.nextStep')}
          description={t('mentoring.report.nextStepHelp')}
          maxLength={300}
          value={nextStep}
          onChange={({ currentTarget: { value } }) => setNextStep(value)}
        />
        <TextInput
          type="date"
          label={t('mentoring.report.nextStepOn')}
          value={nextStepOn}
          onChange={({ currentTarget: { value } }) => setNextStepOn(value)}
        />
      </div>
      {!isFounder && (
        <>
          <Textarea
            label={t('mentoring.report.note')}
            description={t('mentoring.report.noteHelp')}
            autosize
            minRows={3}
            maxLength={4_000}
            value={note}
            onChange={({ currentTarget: { value } }) => setNote(value)}
          />
          <Checkbox
            label={t('mentoring.report.shareNote', { name })}
            checked={sharesNote}
            onChange={({ currentTarget: { checked } }) => setSharesNote(checked)}
          />
        </>
      )}
      <p className={classes['muted']}>{t('mentoring.report.once')}</p>
      <div className={classes['buttons']}>
        <Button type="submit" radius="xl" loading={isBusy}>
          {t('mentoring.report.send')}
        </Button>
        <Button variant="subtle" radius="xl" disabled={isBusy} onClick={() => setOpen(false)}>
          {t('mentoring.report.later')}
        </Button>
      </div>
      <Problem text={problem} />
    </form>
  );
}

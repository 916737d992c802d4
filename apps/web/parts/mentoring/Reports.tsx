import { useTranslation } from 'react-i18next';
import type { Appointment } from '../../api/appointment-documents.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { dayText, instantOf } from '../../rules/when.js';
import classes from './Mentoring.module.css';

interface Props {
  appointment: Appointment;
  side: 'FOUNDER' | 'MENTOR';
}

/** What both sides said after an appointment, as far as they share it. Nothing is shown before. */
export function Reports({ appointment, side }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { founderReport, mentorReport, zone } = appointment;
  if (!founderReport && !mentorReport) return null;
  const step = ({ nextStep, nextStepOn }: NonNullable<Appointment['mentorReport']>) =>
    nextStepOn
      ? t('mentoring.report.stepOn', { step: nextStep, day: dayText(instantOf(nextStepOn, '12:00', zone), zone, language) }) // prettier-ignore
      : t('mentoring.report.step', { step: nextStep });
  const happened = (tookPlace: boolean) => t(tookPlace ? 'mentoring.report.happened' : 'mentoring.report.missed');
  return (
    <div className={classes['reports']}>
      {founderReport && (
        <section className={classes['report']}>
          <h4>{t(side === 'FOUNDER' ? 'mentoring.report.mine' : 'mentoring.report.ofFounder')}</h4>
          <p>
            {happened(founderReport.tookPlace)}{' '}
            {founderReport.usefulness !== null && t('mentoring.report.useful', { count: founderReport.usefulness })}
          </p>
          {founderReport.nextStep && <p>{step({ ...founderReport, note: null })}</p>}
        </section>
      )}
      {mentorReport && (
        <section className={classes['report']}>
          <h4>{t(side === 'MENTOR' ? 'mentoring.report.mine' : 'mentoring.report.ofMentor')}</h4>
          <p>{happened(mentorReport.tookPlace)}</p>
          {mentorReport.nextStep && <p>{step(mentorReport)}</p>}
          {mentorReport.note && (
            <>
              <p className={classes['muted']}>
                {t(side === 'MENTOR' ? 'mentoring.report.myNote' : 'mentoring.report.noteOfMentor')}
              </p>
              <p className={classes['note']}>{mentorReport.note}</p>
            </>
          )}
        </section>
      )}
    </div>
  );
}

import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import { announce } from '../../frame/announce.js';
import { useUnsavedChanges } from '../../frame/useUnsavedChanges.js';
import { Problem } from '../../member/sign-in/Problem.js';
import classes from '../../network-desk/Desk.module.css';
import { type PassOpening, openingsOf, quotaFault, quotasOf } from '../../rules/pass-quota.js';
import { type DeskSpace, SetPassOpeningsMutation } from './documents.js';
import { QuotaFields } from './QuotaFields.js';

const MOST_OPENINGS = 50;

/** The quotas of a space by the time of the week. Without any, all of it is open to the pass. */
export function PassForm({ space, openings }: { space: DeskSpace; openings: readonly PassOpening[] }) {
  const { t } = useTranslation();
  const [{ fetching }, set] = useMutation(SetPassOpeningsMutation);
  const [quotas, setQuotas] = useState(() => quotasOf(openings));
  const [saved, setSavedQuotas] = useState(quotas);
  useUnsavedChanges(JSON.stringify(quotas) !== JSON.stringify(saved));
  const [isChecked, setChecked] = useState(false);
  const [problem, setProblem] = useState('');
  const [isSaved, setSaved] = useState(false);
  const edit = (next: typeof quotas) => {
    setQuotas(next);
    setSaved(false);
    setProblem('');
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    if (quotas.some(quotaFault)) return setProblem(t('venueOpenings.faulty'));
    const wanted = openingsOf(quotas);
    if (wanted.length > MOST_OPENINGS) return setProblem(t('venueOpenings.tooMany'));
    const { data, error } = await set({ spaceId: space.id, openings: wanted });
    const answer = data?.setPassOpenings;
    if (answer?.__typename !== 'PassOpeningsSet')
      return setProblem(answer?.message ?? t(`failure.${error ? failureKind(error) : 'broken'}.text`));
    setProblem('');
    setChecked(false);
    setSaved(true);
    setSavedQuotas(quotas);
    announce(t('venueOpenings.passSaved'));
  }

  return (
    <form className={classes['texts']} noValidate onSubmit={(event) => void submit(event)}>
      <p>
        {quotas.length === 0
          ? t('venueOpenings.allOpen', { name: space.name })
          : t('venueOpenings.onlyThese', { name: space.name })}
      </p>
      {quotas.map((quota, i) => (
        <QuotaFields
          // Quotas have no name of their own: they are told apart by their place.
          // oxlint-disable-next-line react/no-array-index-key
          key={i}
          number={i + 1}
          quota={quota}
          fault={isChecked ? quotaFault(quota) : null}
          change={(next) => edit(quotas.with(i, next))}
          remove={() => edit(quotas.toSpliced(i, 1))}
        />
      ))}
      <div>
        <Button
          variant="default"
          radius="xl"
          size="xs"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() =>
            edit([
              ...quotas,
              {
                days: [1, 2, 3, 4, 5],
                from: '09:00',
                until: '18:00',
                unit: space.sharesSeats ? 'seats' : 'hours',
                amount: '',
              },
            ])
          }
        >
          {t('venueOpenings.addQuota')}
        </Button>
      </div>
      <Problem text={problem} />
      <div>
        <Button type="submit" radius="xl" loading={fetching}>
          {t('venueOpenings.savePass')}
        </Button>{' '}
        {isSaved && t('venueOpenings.passSaved')}
      </div>
    </form>
  );
}

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { Problem } from '../../member/sign-in/Problem.js';
import { useAction } from '../../parts/useAction.js';
import classes from '../Desk.module.css';
import { ArchiveVenueMutation, type NetworkVenue } from './documents.js';

/** Archives a venue, saying what that means, or leads to the page that merges it. */
export function ArchiveVenue({ venue: { id, name, spaces }, archived }: { venue: NetworkVenue; archived: () => void }) {
  const { t } = useTranslation();
  const [, archive] = useMutation(ArchiveVenueMutation);
  const { act, problem, isBusy } = useAction();

  async function send() {
    if (await act(archive({ venueId: id }), t('networkVenues.archived', { name }))) archived();
  }

  return (
    <div className={classes['acts']}>
      <Button component={Link} to={`merge?from=${id}`} variant="light" radius="xl">
        {t('networkVenues.mergeThis', { name })}
      </Button>
      <p>{t('networkVenues.archiveText', { name, spaces: t('networkVenues.spaces', { count: spaces }) })}</p>
      <Button variant="outline" color="ochre" radius="xl" loading={isBusy} onClick={() => void send()}>
        {t('networkVenues.archive', { name })}
      </Button>
      <Problem text={problem} />
    </div>
  );
}

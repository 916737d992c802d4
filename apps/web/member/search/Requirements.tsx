import { Button } from '@mantine/core';
import { IconCertificate } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Requirement } from '../../api/documents.js';
import { useSession } from '../../frame/session.js';
import type { BookingAction } from './useBooking.js';
import classes from './OfferCard.module.css';

interface Props {
  requirements: Requirement[];
  card: string;
  act: BookingAction;
}

/** The requirements that are not met, and how to meet them. */
export function Requirements({ requirements, card, act }: Props) {
  const { t } = useTranslation();
  const { slug } = useSession();
  const missing = requirements.filter((requirement) => !requirement.satisfied);
  if (missing.length === 0) return null;
  return (
    <ul className={classes['needs']}>
      {missing.map(({ kind, how }) => (
        <li key={kind} className={classes['need']}>
          <IconCertificate size={18} aria-hidden />
          <span>
            <strong>{t(`requirement.${kind}`)}</strong>
            {how && ` ${how.label}`}
          </span>
          {(kind === 'ADULT' || kind === 'GUARDIAN') && (
            <Button size="xs" radius="xl" variant="default" component={Link} to={`/${slug}/account#age`}>
              {t('requirement.age')}
            </Button>
          )}
          {how?.token && (
            <Button
              size="xs"
              radius="xl"
              variant="default"
              disabled={act.attempt?.sending === true}
              onClick={() => void act.book(card, how.token!, false)}
            >
              {t('requirement.book')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

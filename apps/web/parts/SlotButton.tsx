import { Button, type ButtonVariant } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../frame/session.js';
import { useDayText } from '../i18n/useDayText.js';
import { useLanguage } from '../i18n/useLanguage.js';
import { addressOfNeed, type Need } from '../rules/need.js';
import { timeText } from '../rules/when.js';

interface Props {
  /** What is offered behind the button, near where it is. */
  need: Need;
  /** When it is free next; without it the offers are looked for as soon as possible. */
  start: string | null;
  minutes: number;
  zone: string;
  /** Of the space or place, for who hears the button alone. */
  name: string;
  variant?: ButtonVariant;
}

/** Leads from a place or a space to the offer of its next free time. */
export function SlotButton({ need, start, minutes, zone, name, variant = 'filled' }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { slug } = useSession();
  const day = useDayText(zone);
  const wanted = start ? { ...need, start, minutes } : need;
  const when = start && t('place.slotAt', { day: day(start), time: timeText(start, zone, language) });
  return (
    <Button
      component={Link}
      to={`/${slug}?${addressOfNeed(wanted)}`}
      radius="xl"
      variant={variant}
      aria-label={when ? t('place.slotAtFor', { name, when }) : t('place.findSlotFor', { name })}
    >
      {when ?? t('place.findSlot')}
    </Button>
  );
}

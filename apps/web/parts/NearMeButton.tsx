import { ActionIcon, Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notify } from '../frame/notify.js';

interface Props {
  onPlace: (point: { lat: number; lon: number }) => void;
  icon: ReactNode;
  variant: 'subtle' | 'default';
  /** Shown beside the icon; without it the icon stands alone, with the same name for a screen reader. */
  label?: string;
}

/** Asks the browser for the position, only when pressed. The position goes into the search and nowhere else. */
export function NearMeButton({ onPlace, icon, variant, label }: Props) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);

  function failed() {
    setBusy(false);
    void notify({ message: t('where.unknown'), color: 'red' });
  }

  function locate() {
    if (!('geolocation' in navigator)) return failed();
    setBusy(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setBusy(false);
        onPlace({ lat: coords.latitude, lon: coords.longitude });
      },
      failed,
      { maximumAge: 300_000, timeout: 10_000 },
    );
  }

  return label ? (
    <Button type="button" variant={variant} radius="xl" leftSection={icon} loading={busy} onClick={locate}>
      {label}
    </Button>
  ) : (
    <ActionIcon
      type="button"
      variant={variant}
      size={44}
      radius="xl"
      color="river"
      loading={busy}
      onClick={locate}
      aria-label={t('where.nearMe')}
      title={t('where.nearMe')}
    >
      {icon}
    </ActionIcon>
  );
}

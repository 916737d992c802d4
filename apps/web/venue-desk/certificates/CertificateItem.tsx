import { Badge, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../frame/session.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import desk from '../../network-desk/Desk.module.css';
import { dayText } from '../../rules/when.js';
import { CertificateActs } from './CertificateActs.js';
import { certificateState } from './certificate-state.js';
import type { CertificateRow } from './documents.js';

interface Props {
  certificate: CertificateRow;
  venueId: string;
  changed: () => void;
}

/** One certificate. Only the venue that gave it renews or withdraws it. */
export function CertificateItem({ certificate, venueId, changed }: Props) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { zone } = useSession().network;
  const [isOpen, setOpen] = useState(false);
  const { id, member, training, venue, givenAt, validUntil, lastUsedAt, withdrawnAt, reason, givenReason } =
    certificate;
  const day = (instant: string) => dayText(instant, zone, language);
  const state = certificateState(certificate);
  const until =
    state !== 'withdrawn' && t(state === 'valid' ? 'certificates.validUntil' : 'certificates.endedOn', { day: day(validUntil) }); // prettier-ignore
  const isOurs = venue.id === venueId && state !== 'withdrawn';
  return (
    <li className={desk['row']}>
      <div className={desk['what']}>
        <strong>{member.name}</strong>{' '}
        <Badge variant="light" color={state === 'valid' ? 'river' : 'ochre'}>
          {t(`certificates.state.${state}`)}
        </Badge>
        <p>{training.title}</p>
        <p className={desk['muted']}>
          {[
            t('certificates.givenOn', { day: day(givenAt), venue: venue.name }),
            until,
            lastUsedAt && t('certificates.usedOn', { day: day(lastUsedAt) }),
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
        {givenReason && <p>{t('certificates.why', { reason: givenReason })}</p>}
        {withdrawnAt && <p>{t('certificates.withdrawnOn', { day: day(withdrawnAt), reason })}</p>}
      </div>
      {isOurs && (
        <Button
          variant="default"
          radius="xl"
          size="xs"
          aria-expanded={isOpen}
          aria-controls={`acts-${id}`}
          aria-label={t('certificates.actOn', { name: member.name, training: training.title })}
          onClick={() => setOpen(!isOpen)}
        >
          {t('certificates.act')}
        </Button>
      )}
      {isOurs && isOpen && (
        <div id={`acts-${id}`} className={desk['wide']}>
          <CertificateActs certificate={certificate} changed={changed} />
        </div>
      )}
    </li>
  );
}

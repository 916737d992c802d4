import { IconArrowBackUp, IconReceiptRefund, IconUserCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '../../api/documents.js';
import { useLanguage } from '../../i18n/useLanguage.js';
import { moneyText } from '../../rules/when.js';
import { Fact } from '../Fact.js';
import { amountText } from './amount-text.js';

/** What became of the money of a booking that was cancelled or missed: who cancelled, the fee, and what was given back of it. */
export function CancellationFacts({ booking }: { booking: Booking }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { cancelledBy, cancellationReason, fee, feeWaiver, compensationCents } = booking;
  const given = feeWaiver ? amountText(feeWaiver, language) : '';
  return (
    <>
      {cancelledBy === 'VENUE' && (
        <Fact Icon={IconArrowBackUp}>
          {cancellationReason ? t('cancelled.byVenueBecause', { reason: cancellationReason }) : t('cancelled.byVenue')}
        </Fact>
      )}
      {compensationCents > 0 && (
        <Fact Icon={IconReceiptRefund}>
          {t('cancelled.compensation', { amount: moneyText(compensationCents, language) })}
        </Fact>
      )}
      {fee && <Fact Icon={IconReceiptRefund}>{t('cancelled.fee', { fee: amountText(fee, language) })}</Fact>}
      {given && <Fact Icon={IconUserCheck}>{t('cancelled.waived', { given })}</Fact>}
    </>
  );
}

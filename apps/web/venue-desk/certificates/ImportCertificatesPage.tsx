import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import desk from '../../network-desk/Desk.module.css';
import { LoadingBlock } from '../../parts/LoadingBlock.js';
import { Notice } from '../../parts/Notice.js';
import { FailureNotice } from '../../parts/FailureNotice.js';
import { Page } from '../../parts/Page.js';
import { CsvImport, type ImportAnswer } from '../parts/CsvImport.js';
import { ImportCertificatesMutation } from './documents.js';
import { useTrainingVenue } from './useTrainingVenue.js';

/** Gives the certificates of a CSV file, after showing what happens with each line. */
export default function ImportCertificatesPage() {
  const { t } = useTranslation();
  const { id: venueId, base, venue, error, refetch } = useTrainingVenue();
  const [{ fetching }, send] = useMutation(ImportCertificatesMutation);

  async function ask(file: { csv: string; dryRun: boolean; idempotencyKey: string }): Promise<ImportAnswer> {
    const { data, error: lost } = await send({ venueId, ...file });
    const answer = data?.importCertificates;
    if (answer?.__typename === 'CertificatesImport') {
      const lines = answer.lines.map(({ recipient, ...line }) => ({ ...line, name: recipient }));
      return { lines, done: answer.carriedOut };
    }
    return { problem: answer?.message ?? t(`failure.${lost ? failureKind(lost) : 'broken'}.text`) };
  }
  const reference = venue?.trainings[0]?.reference;
  const example = [
    ['mail', 'reference', 'training', 'date', 'reason'],
    ['nina@example.org', '', reference ?? '', '2026-11-02', t('certificateImport.exampleReason')],
  ];

  return (
    <Page
      title={t('certificateImport.title')}
      lead={t('certificateImport.lead')}
      aside={
        <Link className={desk['link']!} to={base}>
          {t('certificateImport.see')}
        </Link>
      }
    >
      {error && <FailureNotice error={error} retry={refetch} />}
      {venue === undefined && !error && <LoadingBlock height={240} />}
      {venue === null && <Notice text={t('certificates.withdrawnVenue')} />}
      {venue && !reference && (
        <p>
          {t('certificates.noTraining')}{' '}
          <Link className={desk['link']!} to={`${base}/trainings`}>
            {t('certificates.addTraining')}
          </Link>
        </p>
      )}
      {reference && (
        <CsvImport
          texts="certificateImport"
          example={{ name: 'certificates-example', rows: example }}
          ask={ask}
          fetching={fetching}
          list={base}
        />
      )}
    </Page>
  );
}

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMutation } from 'urql';
import { failureKind } from '../../api/failure.js';
import classes from '../../network-desk/Desk.module.css';
import { Page } from '../../parts/Page.js';
import { CsvImport, type ImportAnswer } from '../parts/CsvImport.js';
import { useDeskVenue } from '../useDeskVenue.js';
import { ImportSpacesMutation } from './documents.js';

const EXAMPLE = [
  ['name', 'kind', 'class', 'capacity', 'shared', 'buffer', 'lead', 'min', 'max', 'equipment', 'description-fr', 'description-en'], // prettier-ignore
  ['Salle 1', 'MEETING_ROOM', 'SMALL_ROOM', '8', 'false', '15', '0', '30', '480', '', 'Au calme.', 'Quiet.'],
];

/** Creates the spaces of a CSV file, after showing its lines and what is wrong with them. */
export default function ImportSpacesPage() {
  const { t } = useTranslation();
  const { id: venueId, base } = useDeskVenue();
  const [{ fetching }, send] = useMutation(ImportSpacesMutation);

  async function ask(file: { csv: string; dryRun: boolean; idempotencyKey: string }): Promise<ImportAnswer> {
    const { data, error } = await send({ venueId, ...file });
    const answer = data?.importSpaces;
    if (answer?.__typename === 'SpacesImport') return { lines: answer.lines, done: answer.created };
    return { problem: answer?.message ?? t(`failure.${error ? failureKind(error) : 'broken'}.text`) };
  }

  return (
    <Page
      title={t('venueSpaces.importTitle')}
      lead={t('venueSpaces.importLead')}
      aside={
        <Link className={classes['link']!} to={`${base}/spaces`}>
          {t('venueSpaces.back')}
        </Link>
      }
    >
      <CsvImport
        texts="venueSpaces"
        example={{ name: 'spaces-example', rows: EXAMPLE }}
        ask={ask}
        fetching={fetching}
        list={`${base}/spaces`}
      />
    </Page>
  );
}

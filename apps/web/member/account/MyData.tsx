import { useTranslation } from 'react-i18next';
import { DeleteAccount } from './DeleteAccount.js';
import { ExportData } from './ExportData.js';
import classes from './Account.module.css';

/** The rights of the law: a copy of one's data, and one's account deleted. */
export function MyData() {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="my-data" className={classes['section']}>
      <h2 id="my-data" className={classes['title']}>
        {t('myData.title')}
      </h2>
      <ExportData />
      <DeleteAccount />
    </section>
  );
}

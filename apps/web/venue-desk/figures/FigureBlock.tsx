import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DownloadCsv } from '../../parts/DownloadCsv.js';
import classes from './Figures.module.css';

interface Props {
  title: string;
  text: string;
  /** The titles of the columns, then the rows: what the table shows and the file has. */
  rows: string[][];
  /** Name of the file. */
  file: string;
  /** Shown in place of the table. */
  picture?: ReactNode;
}

/** Some figures as a picture or a table, with their file. */
export function FigureBlock({ title, text, rows, file, picture }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [columns = [], ...lines] = rows;
  return (
    <section aria-labelledby={id} className={classes['block']}>
      <div className={classes['head']}>
        <h2 id={id}>{title}</h2>
        <DownloadCsv name={file} rows={() => rows} />
      </div>
      <p className={classes['text']}>{text}</p>
      {picture ?? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- so that the keyboard can scroll it
        <section className={classes['scroll']} tabIndex={0} aria-label={t('figures.tableOf', { title })}>
          <table className={classes['table']}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map(([name, ...cells], line) => (
                <tr key={`${name} ${line}`}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, i) => (
                    <td key={columns[i + 1]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

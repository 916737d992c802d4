import { useTranslation } from 'react-i18next';
import { type AnyVariables, type DocumentInput, useClient } from 'urql';
import { type Connection, LARGEST_PAGE, allNodes } from './all-nodes.js';
import { DownloadCsv } from './DownloadCsv.js';

interface Props<Data, Variables extends AnyVariables, Node> {
  /** Name of the file, without its ending. */
  name: string;
  /** Of the button, where a page has several. */
  label?: string;
  /** The query of the list on the page, and its variables without the place in the list: the file has the whole list. */
  query: DocumentInput<Data, Variables>;
  variables: Omit<Variables, 'first' | 'after'>;
  list: (data: Data) => Connection<Node> | null | undefined;
  columns: readonly string[];
  row: (node: Node) => string[];
}

/** Downloads a paged list as a CSV file, with the query of the page and what it permits. */
export function ListCsv<Data, Variables extends AnyVariables, Node>({
  name,
  label,
  query,
  variables,
  list,
  columns,
  row,
}: Props<Data, Variables, Node>) {
  const { t } = useTranslation();
  const client = useClient();
  async function rows() {
    const nodes = await allNodes<Node>(async (after) => {
      const page = { ...variables, first: LARGEST_PAGE, after } as unknown as Variables;
      const { data } = await client.query<Data, Variables>(query, page, { requestPolicy: 'network-only' }).toPromise();
      return data && list(data);
    });
    return nodes && [[...columns], ...nodes.map(row)];
  }
  return <DownloadCsv name={name} label={label ?? t('csv.export')} rows={rows} />;
}

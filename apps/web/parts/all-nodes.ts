export interface Connection<Node> {
  edges: readonly { node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** The largest page that the api gives. */
export const LARGEST_PAGE = 50;
/** No file and no page gets more: beyond it, people filter. */
export const MOST_NODES = 5_000;

/** All items of a list, page by page, or the first ones beyond 5,000; null when one page could not be fetched. */
export async function allNodes<Node>(
  page: (after: string | null) => Promise<Connection<Node> | null | undefined>,
): Promise<Node[] | null> {
  const nodes: Node[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: Connection<Node> | null | undefined = await page(after);
    if (!answer) return null;
    nodes.push(...answer.edges.map(({ node }) => node));
    if (!answer.pageInfo.hasNextPage || nodes.length > MOST_NODES) return nodes;
    after = answer.pageInfo.endCursor;
  }
}

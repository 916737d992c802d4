interface Connection<Node> {
  edges: readonly { node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** The largest page that the api gives. */
export const LARGEST_PAGE = 50;

/** All items of a list, page by page; null when one page could not be fetched. */
export async function allNodes<Node>(
  page: (after: string | null) => Promise<Connection<Node> | null | undefined>,
): Promise<Node[] | null> {
  const nodes: Node[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: Connection<Node> | null | undefined = await page(after);
    if (!answer) return null;
    nodes.push(...answer.edges.map(({ node }) => node));
    if (!answer.pageInfo.hasNextPage) return nodes;
    after = answer.pageInfo.endCursor;
  }
}

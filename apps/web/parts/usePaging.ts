import { useState } from 'react';

export interface Paging {
  size: number;
  page: number;
  after: string | null;
  forward: (endCursor: string) => void;
  back: () => void;
}

/** Walks a connection page by page; a change of `about` (the filter) starts at the first page again. */
export function usePaging(about: string, size: number, onTurn: () => void): Paging {
  const [state, setState] = useState<{ about: string; cursors: string[] }>({ about, cursors: [] });
  const cursors = state.about === about ? state.cursors : [];
  const turn = (next: string[]) => {
    setState({ about, cursors: next });
    onTurn();
  };
  return {
    size,
    page: cursors.length,
    after: cursors.at(-1) ?? null,
    forward: (endCursor) => turn([...cursors, endCursor]),
    back: () => turn(cursors.slice(0, -1)),
  };
}

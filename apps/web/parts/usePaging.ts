import { useState } from 'react';

export interface Paging {
  size: number;
  page: number;
  after: string | null;
  forward: (endCursor: string) => void;
  back: () => void;
}

/** Pages through a connection. A change of `about` (the filter) returns to the first page. */
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

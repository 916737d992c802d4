import { type RefObject, useEffect, useRef } from 'react';

/** Gives the focus to an element once it is shown, after the person asked for it. */
export function useFocusOnMount<Element extends HTMLElement>(): RefObject<Element | null> {
  const ref = useRef<Element>(null);
  useEffect(() => {
    ref.current?.focus();
  }, []);
  return ref;
}

import { createContext, useContext, useLayoutEffect } from 'react';

/** Where in the rail the open page stands when its address does not say: the `path` of an item. */
export interface RailPlace {
  place: string | null;
  stand(at: string | null): void;
}

export const RailPlaceContext = createContext<RailPlace>({ place: null, stand: () => undefined });

/** The page's say; it ends with the page. */
export function useRailPlace(at: string | undefined): void {
  const { stand } = useContext(RailPlaceContext);
  useLayoutEffect(() => {
    if (at === undefined) return;
    stand(at);
    return () => stand(null);
  }, [at, stand]);
}

import { createContext, useContext, useSyncExternalStore } from 'react';
import type { PaneSession } from './session';
import type { PaneState } from './state';

export const SessionContext = createContext<PaneSession | undefined>(undefined);

/** The session of this pane and its state as it is now. */
export function useSession(): { readonly session: PaneSession; readonly state: PaneState } {
  const session = useContext(SessionContext);
  if (!session) throw new Error('The pane is drawn inside a SessionContext');
  return { session, state: useSyncExternalStore(session.subscribe, session.getState) };
}

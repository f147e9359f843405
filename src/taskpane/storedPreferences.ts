import * as z from 'zod/mini';
import { parseSettings, Settings } from '../settings';
import { THEMES } from './preferences';

z.config({ jitless: true });

const Preferences = z.object({
  theme: z.catch(z.enum(THEMES), 'auto'),
  /** Marks follow edits by themselves, where that leaves Ctrl+Z alone. */
  followEdits: z.catch(z.boolean(), true),
  welcomed: z.catch(z.boolean(), false),
  settings: z.catch(Settings, {}),
});
export type Preferences = z.infer<typeof Preferences>;

/** What was stored, as far as it can be used. */
export function parsePreferences(stored: unknown): Preferences | undefined {
  const parsed = Preferences.safeParse(stored);
  if (!parsed.success) return undefined;
  // A rule that has since been retired must not make the rest of the settings unusable.
  return parseSettings(parsed.data.settings).ok ? parsed.data : { ...parsed.data, settings: {} };
}

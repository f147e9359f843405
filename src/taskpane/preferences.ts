import * as z from 'zod/mini';
import { parseSettings, Settings } from '../settings';

z.config({ jitless: true });

/** 外观 */
export const THEMES = ['auto', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

/** What a person sets once and finds again. */
const Preferences = z.object({
  theme: z.catch(z.enum(THEMES), 'auto'),
  /** Marks follow edits by themselves, where that leaves Ctrl+Z alone. */
  followEdits: z.catch(z.boolean(), true),
  welcomed: z.catch(z.boolean(), false),
  settings: z.catch(Settings, {}),
});
export type Preferences = z.infer<typeof Preferences>;

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'auto',
  followEdits: true,
  welcomed: false,
  settings: {},
};

/** Where preferences stay between sessions: on this machine, never in the workbook. */
export interface PreferenceStore {
  load(): Preferences;
  save(preferences: Preferences): void;
}

const KEY = 'gouji.preferences';

/** The browser's own store. Where it is closed (private windows, strict policies), preferences last for the session. */
export function browserPreferences(storage: () => Storage): PreferenceStore {
  return {
    load() {
      try {
        const parsed = Preferences.safeParse(JSON.parse(storage().getItem(KEY) ?? '{}'));
        if (!parsed.success) return DEFAULT_PREFERENCES;
        // A rule that has since been retired must not make the rest of the settings unusable.
        return parseSettings(parsed.data.settings).ok ? parsed.data : { ...parsed.data, settings: {} };
      } catch {
        return DEFAULT_PREFERENCES;
      }
    },
    save(preferences) {
      try {
        storage().setItem(KEY, JSON.stringify(preferences));
      } catch {
        // Nothing is lost but the convenience.
      }
    },
  };
}

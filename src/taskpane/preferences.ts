import type { Preferences } from './storedPreferences';

export type { Preferences } from './storedPreferences';

/** 外观 */
export const THEMES = ['auto', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'auto',
  followEdits: true,
  welcomed: false,
  settings: {},
};

/** What a person sets once and finds again: it stays on this machine, never in the workbook. */
export interface PreferenceStore {
  readonly loaded: Preferences;
  save(preferences: Preferences): void;
}

const KEY = 'gouji.preferences';

/** The browser's own store. Where it is closed (private windows, strict policies), preferences last for the session. */
export async function browserPreferences(storage: () => Storage): Promise<PreferenceStore> {
  return {
    loaded: await load(storage),
    save(preferences) {
      try {
        storage().setItem(KEY, JSON.stringify(preferences));
      } catch {
        // Nothing is lost but the convenience.
      }
    },
  };
}

async function load(storage: () => Storage): Promise<Preferences> {
  try {
    const text = storage().getItem(KEY);
    if (text === null) return DEFAULT_PREFERENCES;
    const { parsePreferences } = await import(/* webpackChunkName: "stored" */ './storedPreferences');
    return parsePreferences(JSON.parse(text)) ?? DEFAULT_PREFERENCES;
  } catch {
    return DEFAULT_PREFERENCES;
  }
}

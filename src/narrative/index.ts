import type { Edition } from '../forms';
import { otherMatters } from './otherMatters';
import { activeDisclosure } from './overview/activeDisclosure';
import { applications } from './overview/applications';
import { management } from './overview/management';
import { platform } from './overview/platform';
import { safeguards } from './overview/safeguards';
import type { Part } from './passage';
import { preface } from './preface';
import { improvements, problems } from './problems';
import { title } from './title';

/** Every part of the text in the order of the report. A new part is added here and nowhere else. */
export const PARTS: readonly Part[] = [
  title,
  preface,
  activeDisclosure,
  applications,
  management,
  platform,
  safeguards,
  problems,
  improvements,
  otherMatters,
];

/** The built-in templates of an edition by name: what users start from when they change the wording. */
export function defaultTemplates(edition: Edition): Readonly<Record<string, string>> {
  return Object.fromEntries(PARTS.map(({ name, template }) => [name, template[edition]]));
}

import { z } from 'zod';
import { narrate, PARTS, type Passage } from './narrate';
import { PROFILE_ITEMS, PROFILE_SHEET, readProfile, type ProfileReading } from './profile';
import { revised, type AnnualReport } from './report';
import { recalculated } from './rules/recalculate';
import { addressOf, type CellAddress, type Sheet } from './workbook';
import { planWriting, type WritingPlan } from './writingPlan';

/** 生成正文, from a workbook as read to what would be written: 基本信息 + 文字模板 → passages → plan. Pure. */

export interface ComposeOptions {
  /** Templates by the name of the part, before those of the sheet 文字模板. */
  readonly templates?: Readonly<Record<string, string>>;
  /** Fingerprints of what was written before, from `parseWritten`. */
  readonly written?: ReadonlySet<string>;
  /** Also take the place of text that a person wrote or changed. */
  readonly overwrite?: boolean;
}

export type Composition =
  | { readonly ok: true; readonly passages: readonly Passage[]; readonly plan: WritingPlan }
  /** Chinese, one for each thing that is missing or wrong, with the cell or the place in the template. */
  | { readonly ok: false; readonly problems: readonly string[] };

export function compose(
  sheets: readonly Sheet[],
  report: AnnualReport,
  options: ComposeOptions = {},
): Composition {
  const { profile, problems, missing, cells } = readProfile(sheets, report);
  const wrong = problems.map(({ message, cell }) => (cell ? `${addressOf(cell)} ${message}` : message));
  if (wrong.length > 0) return { ok: false, problems: wrong };
  const narrative = narrate(current(report), profile, {
    templates: { ...templatesIn(sheets), ...options.templates },
  });
  if (!narrative.ok) {
    // A figure's message names its cell already.
    const lacking = narrative.missing.map(({ label, message }) =>
      missing.includes(label) ? `${placeOf(label, cells)}${message}` : message,
    );
    return { ok: false, problems: [...lacking, ...narrative.errors.map(({ message }) => message)] };
  }
  const { passages } = narrative;
  const { written, overwrite = false } = options;
  return { ok: true, passages, plan: planWriting(sheets, report, passages, written, { overwrite }) };
}

const placed = (cell: CellAddress | undefined): string => (cell ? `${addressOf(cell)} ` : '');

/** Where an item of 基本信息 is to be filled in. */
function placeOf(label: string, cells: ProfileReading['cells']): string {
  const item = PROFILE_ITEMS.find((each) => each.label === label);
  return placed(item && cells.get(item.key)) || `${PROFILE_SHEET} `;
}

/** The text states what the formulas give now, as the check reads them, not results stored long ago. */
function current(report: AnnualReport): AnnualReport {
  const { lastYear } = report;
  return revised(recalculated(report), lastYear ? { lastYear: recalculated(lastYear) } : {});
}

/** Name of the sheet on which users change the wording: 部分 | 模板, one row a part. */
const TEMPLATE_SHEET = '文字模板';

/** The templates that the workbook brings along. Rows whose first cell names no part are notes. */
function templatesIn(sheets: readonly Sheet[]): Readonly<Record<string, string>> {
  const sheet = sheets.find(({ name }) => name.trim() === TEMPLATE_SHEET);
  const templates: Record<string, string> = {};
  let part: string | undefined;
  let row = -1;
  for (const cell of sheet?.cells ?? []) {
    if (cell.row !== row) [row, part] = [cell.row, undefined];
    const text = typeof cell.value === 'string' ? cell.value.trim() : String(cell.value);
    if (part !== undefined) {
      templates[part] ??= text;
    } else if (PARTS.some(({ name }) => name === text)) {
      part = text;
    }
  }
  return templates;
}

/** XML namespace of the part that remembers which text is ours; it travels in the file. */
export const WRITTEN_NAMESPACE = 'urn:gouji:written:1';
const MOST_FINGERPRINTS = 500;
const FINGERPRINTS = z.array(z.string().regex(/^[0-9a-z]{1,13}$/)).max(MOST_FINGERPRINTS);

/** The newest come first: where there are too many, the oldest are forgotten. */
export function writtenXml(written: readonly string[]): string {
  return `<written xmlns="${WRITTEN_NAMESPACE}">${written.slice(0, MOST_FINGERPRINTS).join(' ')}</written>`;
}

/** The fingerprints kept in the file; none where the part is absent or not ours, so that nothing is overwritten. */
export function parseWritten(xml: string | undefined): ReadonlySet<string> {
  const inside = /<written[^<>]*>([^<]*)<\/written>/.exec(xml ?? '')?.[1] ?? '';
  const parsed = FINGERPRINTS.safeParse(inside.split(/\s+/).filter((each) => each !== ''));
  return new Set(parsed.success ? parsed.data : []);
}

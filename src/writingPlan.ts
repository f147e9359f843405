import type { Passage } from './narrative/passage';
import { NARRATIVE_SHEET, narrativeRows, type NarrativeRow } from './newWorkbook/narrativeSheet';
import { freeName } from './newWorkbook/sheetName';
import type { AnnualReport } from './report';
import type { SectionKey } from './sections';
import { cellAt, type CellAddress, type CellEdit, type Sheet } from './workbook';
import { findPlaces, type Place } from './writingPlan/places';

/** What writing the text would do to a workbook. Nothing has been done yet. */
export interface WritingPlan {
  readonly edits: readonly CellEdit[];
  /** For the sections that have no place in the workbook. */
  readonly newSheet?: { readonly name: string; readonly rows: readonly NarrativeRow[] };
  /** Cells left as they are, each with the reason in Chinese. */
  readonly kept: readonly { readonly cell: CellAddress; readonly reason: string }[];
  /** One for each edit: what stands there now and what will. */
  readonly changes: readonly {
    readonly cell: CellAddress;
    readonly before: string;
    readonly after: string;
  }[];
  /** Fingerprints of all text that is ours once the plan is carried out; kept for the next time. */
  readonly written: readonly string[];
}

export interface WritingOptions {
  /** Also take the place of text that a person wrote or changed. */
  readonly overwrite?: boolean;
}

/**
 * Decides where each passage goes: to the cells where the workbook has the section, else to a new sheet 正文.
 * Text that we did not write, or that was changed since, is kept, and with it the whole part it stands in.
 * @param previous fingerprints of what was written before
 */
export function planWriting(
  sheets: readonly Sheet[],
  report: AnnualReport,
  passages: readonly Passage[],
  previous: ReadonlySet<string> = new Set(),
  options: WritingOptions = {},
): WritingPlan {
  const { places, homeless } = findPlaces(sheets, report, passages);
  const edits: CellEdit[] = [];
  const kept: WritingPlan['kept'][number][] = [];
  const changes: WritingPlan['changes'][number][] = [];
  const written = new Set<string>();
  for (const place of places) {
    const planned = planPlace(place, sheets, previous, options);
    kept.push(...planned.kept);
    for (const { cell, before, after } of planned.changes) {
      changes.push({ cell, before, after });
      edits.push({ cell, value: after, ...(options.overwrite && { replacesFormula: true }) });
    }
    for (const text of planned.ours) written.add(fingerprint(text));
  }
  const newSheet = sheetFor(homeless, places.length > 0, passages, sheets);
  for (const { text } of newSheet?.rows ?? []) if (text !== '') written.add(fingerprint(text));
  return { edits, ...(newSheet && { newSheet }), kept, changes, written: [...written] };
}

interface PlannedPlace {
  readonly changes: WritingPlan['changes'];
  readonly kept: WritingPlan['kept'];
  /** Texts that will stand there and are ours. */
  readonly ours: readonly string[];
}

/** A place is written as a whole or not at all: half of our text between someone's own would make no sense. */
function planPlace(
  { cells }: Place,
  sheets: readonly Sheet[],
  previous: ReadonlySet<string>,
  { overwrite = false }: WritingOptions,
): PlannedPlace {
  const changes: WritingPlan['changes'][number][] = [];
  const kept: WritingPlan['kept'][number][] = [];
  for (const { cell, text: after } of cells) {
    const sheet = sheets.find(({ name }) => name === cell.sheet);
    const current = cellAt(sheets, cell);
    const before = current === undefined ? '' : textOf(current.value);
    if (before === after) continue;
    const reason = sheet?.protected
      ? '工作表受保护，请先撤销保护。'
      : overwrite || before.trim() === '' || previous.has(fingerprint(before))
        ? current?.formula !== undefined && !overwrite
          ? '这里是公式。'
          : undefined
        : '这里有人写过或改过的文字，未覆盖。';
    if (reason === undefined) changes.push({ cell, before, after });
    else kept.push({ cell, reason });
  }
  if (kept.length > 0) return { changes: [], kept, ours: [] };
  return { changes, kept, ours: cells.map(({ text }) => text).filter((text) => text !== '') };
}

function textOf(value: Sheet['cells'][number]['value']): string {
  return typeof value === 'object' ? value.error : String(value);
}

function sheetFor(
  homeless: ReadonlySet<SectionKey>,
  partly: boolean,
  passages: readonly Passage[],
  sheets: readonly Sheet[],
): WritingPlan['newSheet'] {
  if (homeless.size === 0) return undefined;
  const name = freeName(
    NARRATIVE_SHEET,
    sheets.map((sheet) => sheet.name),
  );
  return { name, rows: narrativeRows(passages, partly ? homeless : undefined) };
}

/** A short fingerprint (53 bits) that tells our text from changed text; line ends and outer blanks do not count. */
export function fingerprint(text: string): string {
  const bare = text.replace(/\r\n?/g, '\n').trim();
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < bare.length; at++) {
    const code = bare.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

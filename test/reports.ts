import {
  APPLICANT_COLUMNS,
  fieldById,
  fieldsOf,
  formsOf,
  type Edition,
  type Field,
  type FieldId,
} from '../src/forms';
import { annualReport, type AnnualReport, type Entry, type Profile, type UnitKind } from '../src/report';
import type { CellAddress } from '../src/workbook';
import hangzhou from './fixtures/figures/hangzhou-2025.json';
import qugou from './fixtures/figures/qugou-2021.json';
import shanghai from './fixtures/figures/shanghai-office-2019.json';

/** Reports in memory: published figures, or made-up ones, at the cells of a plain grid. */

/** By field id; null is a blank cell, text is text. */
export type Figures = Readonly<Record<string, number | string | null>>;

export interface Published {
  readonly edition: Edition;
  readonly profile: Profile;
  readonly figures: Figures;
}

interface Raw {
  readonly edition: number;
  readonly unit: string;
  readonly kind: string;
  readonly year: number;
  readonly activeDisclosure: Record<string, number | null>;
  readonly applications: Record<string, (number | null)[]>;
  readonly disputes: Record<string, number | null>;
}

function published(raw: Raw): Published {
  const figures: Record<string, number | null> = {};
  for (const [id, value] of Object.entries(raw.activeDisclosure)) figures[`activeDisclosure.${id}`] = value;
  for (const [row, values] of Object.entries(raw.applications)) {
    APPLICANT_COLUMNS.forEach(({ key }, place) => {
      figures[`applications.${row}.${key}`] = values[place] ?? null;
    });
  }
  for (const [id, value] of Object.entries(raw.disputes)) figures[`disputes.${id}`] = value;
  return {
    edition: raw.edition as Edition,
    profile: { unit: raw.unit, kind: raw.kind as UnitKind, year: raw.year },
    figures,
  };
}

/** A city: every one of the 39 sums of table three holds. */
export const HANGZHOU_2025 = published(hangzhou);
/** A township: no application, all 0. */
export const QUGOU_2021 = published(qugou);
/** The 2019 form, with its row totals left blank as published. */
export const SHANGHAI_2019 = published(shanghai);

/** Where a figure stands on the plain grid: one sheet a table, the first figure in C4. */
export function cellOf(field: Field, workbook?: string): CellAddress {
  const form = formsOf(field.form.edition).find(({ key }) => key === field.form.key);
  let row = 3;
  for (const block of form?.blocks ?? []) {
    const at = block.rows.indexOf(field.row as never);
    if (at >= 0 && block.columns.includes(field.column as never)) {
      const cell = {
        sheet: field.form.name,
        row: row + at,
        column: 2 + block.columns.indexOf(field.column as never),
      };
      return workbook === undefined ? cell : { workbook, ...cell };
    }
    row += block.rows.length + 1;
  }
  throw new Error(`${field.id} is in no block`);
}

export interface ReportOptions {
  readonly edition?: Edition;
  readonly profile?: Profile;
  readonly lastYear?: AnnualReport;
  /** Formulas by field id, without "=". */
  readonly formulas?: Readonly<Record<string, string>>;
  /** Field ids whose number is stored as text. */
  readonly text?: readonly string[];
  readonly workbook?: string;
}

/** Figures that are not given are 0; undefined cells (missing rows) are given as the text "missing". */
export function reportOf(figures: Figures, options: ReportOptions = {}): AnnualReport {
  const { edition = 2021, profile = {}, formulas = {}, text = [] } = options;
  const entries = fieldsOf(edition).map((field): Entry | undefined => {
    const value = field.id in figures ? figures[field.id] : 0;
    const cell = cellOf(field, options.workbook);
    const formula = formulas[field.id];
    const withFormula = formula === undefined ? {} : { formula };
    if (value === 'missing') return undefined;
    if (value === null || value === undefined) return { kind: 'blank', cell };
    if (value === '/' || value === '—') return { kind: 'notApplicable', cell, text: value };
    if (typeof value === 'string') {
      return { kind: 'unreadable', cell, text: value, error: value.startsWith('#'), ...withFormula };
    }
    return { kind: 'number', value, cell, spelling: text.includes(field.id) ? ['text'] : [], ...withFormula };
  });
  return annualReport({
    edition,
    profile,
    tables: [],
    entries,
    missing: [],
    texts: [],
    ...(options.lastYear && { lastYear: options.lastYear }),
  });
}

/** A published report, some figures changed. */
export function reportLike(
  source: Published,
  changes: Figures = {},
  options: Omit<ReportOptions, 'edition'> = {},
): AnnualReport {
  return reportOf(
    { ...source.figures, ...changes },
    { profile: source.profile, ...options, edition: source.edition },
  );
}

/** The index of a figure; throws for a typing error in a test. */
export function indexOf(id: FieldId | (string & {}), edition: Edition = 2021): number {
  const field = fieldById(edition, id);
  if (!field) throw new Error(`No figure ${id} in ${edition}`);
  return field.index;
}

export const idOf = (index: number, edition: Edition = 2021): string => fieldsOf(edition)[index]?.id ?? '';

import type { ContactKind } from './contacts';
import { fieldsOf, type Edition, type Form } from './forms';
import type { CellAddress, CellRange } from './workbook';

/**
 * How a readable number was typed when it was not a plain number cell. Excel's SUM skips every one of these:
 * text "3", fullWidth "３", thousands "1,234", spaces " 3 ", unit "814.35万元" (money columns only).
 */
export type Spelling = 'text' | 'fullWidth' | 'thousands' | 'spaces' | 'unit';

/** 填报数: what one cell says. Nothing is guessed: "12件" in a column of cases is unreadable, not 12. */
export type Entry =
  | {
      readonly kind: 'number';
      readonly value: number;
      readonly cell: CellAddress;
      /** Empty for a plain number. */
      readonly spelling: readonly Spelling[];
      readonly formula?: string;
    }
  | { readonly kind: 'blank'; readonly cell: CellAddress }
  /** "/", "—", "无", "-": the office says that the figure does not apply. */
  | { readonly kind: 'notApplicable'; readonly cell: CellAddress; readonly text: string }
  /** Text that states no number, or an error value (`formula` where one stands there). */
  | {
      readonly kind: 'unreadable';
      readonly cell: CellAddress;
      readonly text: string;
      readonly error: boolean;
      readonly formula?: string;
    };

/** 单位类型: what kind of office reports; decides which rules and sentences fit. */
export const UNIT_KINDS = [
  'township', // 乡镇
  'subdistrict', // 街道
  'bureau', // 政府部门（局、委、办、院、中心……）
  'county', // 县（市、区）政府
  'city', // 设区的市、自治州政府
  'province', // 省级政府
  'ministry', // 国务院部门
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** 各级人民政府: 条例 art. 50(四) asks them alone for 考核、评议、追责 results; departments and sub-districts are none. */
export const GOVERNMENTS: readonly UnitKind[] = ['township', 'county', 'city', 'province'];

/** Who reports on which year. */
export interface Profile {
  readonly unit?: string;
  readonly kind?: UnitKind;
  readonly year?: number;
}

/** 联系方式, as 基本信息 gives them. */
export interface Contact extends TextCell {
  readonly kind: ContactKind;
}

/** One table found in the workbook. */
export interface RecognisedTable {
  readonly form: Form;
  readonly workbook?: string;
  readonly sheet: string;
  readonly range: CellRange;
  /** How many figures of the form were found at a cell. */
  readonly entries: number;
}

/** Something the form has and the workbook does not, or that stands there twice, in the form's words. */
export interface Missing {
  readonly what: 'table' | 'row' | 'column' | 'duplicate';
  readonly form: Form;
  /** "（三）不予公开 › 2.其他法律行政法规禁止公开". */
  readonly caption: string;
  /** What to do about it, in Chinese. */
  readonly message: string;
  readonly cells: readonly CellAddress[];
}

/** A cell of running text, kept for the narrative and its check. */
export interface TextCell {
  readonly cell: CellAddress;
  readonly text: string;
}

/** 年度报告: everything that was recognised of one year's report. */
export interface AnnualReport {
  readonly edition: Edition;
  readonly profile: Profile;
  readonly tables: readonly RecognisedTable[];
  /** By `field.index` of the edition; undefined where no cell was found for the figure. */
  readonly entries: readonly (Entry | undefined)[];
  readonly missing: readonly Missing[];
  /** Every text cell outside the tables, in reading order (sheet by sheet, row by row). */
  readonly texts: readonly TextCell[];
  /** Absent where 基本信息 gives none. */
  readonly contacts?: readonly Contact[];
  /** Of the year before, or of a year that nothing tells. */
  readonly lastYear?: AnnualReport;
  /** A report that was given as last year's and is of another year: nothing is held against it. */
  readonly otherYear?: AnnualReport;
  /** 金额误差, 万元: how far the office lets the text's money be off the table's; a setting, 0 where there is none. */
  readonly moneyTolerance?: number;
  /** Derived from `entries` once, for arithmetic: the number as people read it, or 0. */
  readonly values: Float64Array;
  /** Derived from `entries` once: one of `Standing`, by field.index. */
  readonly standing: Uint8Array;
  /** Derived from `entries` once: the figures that are anything but a typed whole number of 0 or more. */
  readonly notable: readonly number[];
}

/** A sum as people read it: no 0.30000000000000004. Counts are whole; money is kept to 1e-6 万元 (one fen). */
export const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

/** Whether a difference is none: what lies below a fen is binary dust. */
export const isZero = (difference: number): boolean => Math.abs(difference) < 1e-6;

/** What arithmetic may do with a figure. */
export const Standing = {
  /** A number stands there. */
  number: 0,
  /** Blank or "/": counts as 0, but an equation that holds so is not confirmed. */
  empty: 1,
  /** Unreadable or no cell found: no equation with it can be decided. */
  unknown: 2,
} as const;

/** A report while it is put together. */
type Writable = { -readonly [Part in keyof AnnualReport]: AnnualReport[Part] };

/** Builds a report and derives its arithmetic view. A report of another year than the one before is no `lastYear`. */
export function annualReport(
  parts: Omit<AnnualReport, 'values' | 'standing' | 'notable' | 'otherYear' | 'moneyTolerance'>,
): AnnualReport {
  const size = fieldsOf(parts.edition).length;
  const values = new Float64Array(size);
  const standing = new Uint8Array(size).fill(Standing.unknown);
  const notable: number[] = [];
  for (let index = 0; index < size; index++) {
    const entry = parts.entries[index];
    if (entry?.kind === 'number') {
      const { value, spelling, formula } = entry;
      values[index] = Number.isInteger(value) ? value : rounded(value);
      standing[index] = Standing.number;
      if (spelling.length > 0 || formula !== undefined || value < 0 || !Number.isInteger(value)) {
        notable.push(index);
      }
    } else {
      if (entry && entry.kind !== 'unreadable') standing[index] = Standing.empty;
      notable.push(index);
    }
  }
  const { edition, profile, tables, entries, missing, texts, contacts, lastYear } = parts;
  const own: Writable = { edition, profile, tables, entries, missing, texts, values, standing, notable };
  if (contacts) own.contacts = contacts;
  if (!lastYear) return own;
  return revised(own, isOtherYear(own, lastYear) ? { otherYear: lastYear } : { lastYear });
}

/**
 * The same report with some of its parts put in place of its own. They are named one by one: an object that was spread
 * together is slow to read, and every rule reads this one.
 */
export function revised(
  report: AnnualReport,
  parts: Partial<Pick<AnnualReport, 'values' | 'standing' | 'lastYear' | 'otherYear' | 'moneyTolerance'>>,
): AnnualReport {
  const { edition, profile, tables, entries, missing, texts, contacts, notable } = report;
  const { values = report.values, standing = report.standing } = parts;
  const { lastYear = report.lastYear, otherYear = report.otherYear } = parts;
  const { moneyTolerance = report.moneyTolerance } = parts;
  const own: Writable = {
    edition,
    profile,
    tables,
    entries,
    missing,
    texts,
    values,
    standing,
    notable,
  };
  if (contacts) own.contacts = contacts;
  if (lastYear) own.lastYear = lastYear;
  if (otherYear) own.otherYear = otherYear;
  if (moneyTolerance !== undefined) own.moneyTolerance = moneyTolerance;
  return own;
}

/** Both years are known, and it is not the one before. */
function isOtherYear({ profile }: Pick<AnnualReport, 'profile'>, last: AnnualReport): boolean {
  const { year } = last.profile;
  return profile.year !== undefined && year !== undefined && year !== profile.year - 1;
}

/** Names of the tables in which every figure is 0: not filled in yet, or nothing to report; only people can tell. */
export function zeroForms({ edition, standing, values }: AnnualReport): readonly string[] {
  const fields = fieldsOf(edition);
  const filled = new Set(
    fields
      .filter(({ index }) => standing[index] !== Standing.number || values[index] !== 0)
      .map(({ form }) => form.name),
  );
  return [...new Set(fields.map(({ form }) => form.name))].filter((name) => !filled.has(name));
}

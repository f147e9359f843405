import type { ContactKind } from '../contacts';
import type { Contact, Profile, UnitKind } from '../report';
import type { Cell, Sheet } from '../workbook';
import type { Grid, Label } from './grid';
import { plain } from './labels';
import { datedBy, titlesOver } from './dates';
import type { FoundTable } from './found';
import {
  isProfileSheet,
  KIND_LABELS,
  POSTCODE_LABELS,
  TELEPHONE_LABELS,
  UNIT_LABELS,
  WEBSITE_LABELS,
  YEAR_LABELS,
} from './profileWords';
import { kindOf, statedKind } from './unitKind';

/** Who reports: read from the title, a 填报单位 line, the sheet 基本信息 and the file's name, in this order. */

const YEAR = String.raw`(?:20\d\d|二[〇零○][一二三四五六七八九〇零○]{2})年度?`;
const TITLE = new RegExp(
  String.raw`^(?:附件\d*:?)?(?:关于)?(.{2,40}?)(?:关于)?${YEAR}(?:政府信息公开|主动公开|收到和处理|因?政府信息公开|行政复议|年报|$)`,
);
const REPORT = '(?:政府信息|信息|政务)公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)$';
/** What people call the report for short: 某局2023年信息公开年报. */
const SHORT_TITLE = new RegExp(`^(.{2,40}?)${YEAR}${REPORT}`);
/** 2023年某市某局政府信息公开工作年度报告. */
const YEAR_FIRST = new RegExp(`^(?:附件\\d*:?)?${YEAR}((?![我本各全]).{2,40}?)${REPORT}`);

/** The office that a title names. */
function titledUnit(title: string): string | undefined {
  const unit = unitIn((TITLE.exec(title) ?? SHORT_TITLE.exec(title))?.[1]);
  if (unit !== undefined) return unit;
  const behind = unitIn(YEAR_FIRST.exec(title)?.[1]);
  return behind !== undefined && kindOf(behind) ? behind : undefined;
}

/** The year behind an office's name, and all that follows. */
const YEAR_ON = new RegExp(`${YEAR}.*$`);
const HAS_YEAR = /20\d\d|二[〇零○]/;
const UNIT_LINE =
  /^(?:填报|编制|报告|填表|上报|报送|公开)?(?:单位|机关|部门)(?:名称|全称)?(?:\(?(?:盖章|公章|签章)\)?)?[::](.*)$/;
/** What else stands on the line of the unit: the next item, named and followed by a colon. */
const NEXT_ITEM =
  /(?:填报|填表|编制|统计|报告|报送|上报|制表)?(?:年度|年份|日期|时间|期限|单位负责人|负责人|审核人|联系人|经办人|填表人|填报人|制表人|联系电话|联系方式|电话|邮编|计量单位|单位)[::].*$/;
const NOT_UNIT = /^(?:$|关于$|\d|[件项个份万元条人次,、/]+$|\()/;
/** 填报单位 in a cell of its own, the name in the next. */
const UNIT_CELL = /^(?:填报|编制|报送|填表)(?:单位|机关)(?:名称)?(?:\(?(?:盖章|公章|签章)\)?)?$/;
const PROFILE_CONTENT = /^(?:填写|填报)?内容$/;

/** An office's name where a title or a 填报单位 line gives it. */
export interface NamedUnit {
  readonly unit: string;
  readonly row: number;
  readonly column: number;
  readonly titled: boolean;
}

/** Every office's name on a sheet, top down. */
export function unitsOf(grid: Grid): readonly NamedUnit[] {
  const units: NamedUnit[] = [];
  for (const label of grid.labels) {
    const { bare, row, column } = label;
    const titled = HAS_YEAR.test(bare) ? titledUnit(bare) : undefined;
    const unit = titled ?? linedUnit(grid, label);
    if (unit !== undefined) units.push({ unit, row, column, titled: titled !== undefined });
  }
  return units;
}

function linedUnit(grid: Grid, label: Label): string | undefined {
  const { bare } = label;
  const line = bare.includes(':') ? UNIT_LINE.exec(bare) : null;
  if (line) return unitIn(line[1]) ?? unitIn(plain(textRightOf(grid, label)));
  return UNIT_CELL.test(bare) ? unitIn(plain(textRightOf(grid, label))) : undefined;
}

/** The office that the last title over a table names, else the last 填报单位 line. */
export function unitOver(
  units: readonly NamedUnit[],
  table: FoundTable,
  beside: readonly FoundTable[],
): string | undefined {
  const over = titlesOver(units, table, beside);
  return (over(({ titled }) => titled) ?? over(() => true))?.unit;
}

/** What the sheet 基本信息 says. */
export function statedProfile(sheets: readonly Sheet[], grids: ReadonlyMap<Sheet, Grid>): Profile {
  const stated = sheets.flatMap((sheet) => {
    const grid = isProfileSheet(sheet.name) ? grids.get(sheet) : undefined;
    return grid ? [profileSheet(grid)] : [];
  });
  // What stands on the first counts.
  return Object.assign({}, ...stated.reverse()) as Profile;
}

/** How the office can be reached, as 基本信息 says. */
export const statedContacts = (
  sheets: readonly Sheet[],
  grids: ReadonlyMap<Sheet, Grid>,
): readonly Contact[] =>
  sheets.flatMap((sheet) => {
    const grid = isProfileSheet(sheet.name) ? grids.get(sheet) : undefined;
    return grid ? contactsOn(grid) : [];
  });

/**
 * What one workbook says of the office.
 * @param units of each sheet, in the order in which they count
 * @param form what 基本信息 says
 */
export function profileOf(
  units: Iterable<readonly NamedUnit[]>,
  form: Profile,
  fileName: string | undefined,
): Profile {
  const all = [...units].flat();
  const told = all.find(({ titled }) => titled) ?? all[0];
  const named = fileName === undefined ? undefined : titledUnit(plain(fileName));
  const unit = form.unit ?? told?.unit ?? named;
  const kind = form.kind ?? (unit === undefined ? undefined : kindOf(unit));
  return {
    ...(unit !== undefined && { unit }),
    ...(kind && { kind }),
    ...(form.year !== undefined && { year: form.year }),
  };
}

/** Longer texts are no office's name, kind or year. */
const LONGEST_VALUE = 100;

function profileSheet(grid: Grid): Profile {
  const found: { unit?: string; year?: number; kind?: UnitKind } = {};
  for (const { label, value } of itemsOn(grid)) {
    if (isOneOf(UNIT_LABELS, label)) found.unit ??= value;
    if (isOneOf(YEAR_LABELS, label)) {
      const year = Number(/20\d\d/.exec(value)?.[0]);
      if (year) found.year ??= year;
    }
    if (isOneOf(KIND_LABELS, label)) {
      const kind = statedKind(value);
      if (kind) found.kind ??= kind;
    }
  }
  return found;
}

interface Item {
  readonly label: Label;
  readonly cell: Cell;
  /** The cell's text as `plain` gives it. */
  readonly value: string;
}

function itemsOn(grid: Grid): readonly Item[] {
  const contents = grid.labels.find(({ key, column }) => column > 0 && PROFILE_CONTENT.test(key))?.column;
  return grid.labels.flatMap((label): Item[] => {
    if (contents !== undefined && label.column >= contents) return [];
    // A blank 内容 says nothing; the hint behind it is no value.
    const cell = contents === undefined ? cellRightOf(grid, label) : grid.at(label.row, contents);
    const value = plain(textOf(cell));
    return !cell || value === '' || value.length > LONGEST_VALUE ? [] : [{ label, cell, value }];
  });
}

function contactsOn(grid: Grid): readonly Contact[] {
  return itemsOn(grid).flatMap(({ label, cell }) => {
    const kind = CONTACTS.find(([, labels]) => isOneOf(labels, label))?.[0];
    return kind ? [contactIn(grid.sheet.name, kind, cell)] : [];
  });
}

const CONTACTS = [
  ['telephone', TELEPHONE_LABELS],
  ['postcode', POSTCODE_LABELS],
  ['website', WEBSITE_LABELS],
] as const;

/** A post code typed into Excel is a number there; its leading zeros are gone already. */
function contactIn(sheet: string, kind: ContactKind, { row, column, value }: Cell): Contact {
  const text =
    kind === 'postcode' && typeof value === 'number' ? String(value).padStart(6, '0') : String(value);
  return { kind, cell: { sheet, row, column }, text: text.trim() };
}

const isOneOf = (labels: readonly string[], { key, outer }: Label): boolean =>
  labels.includes(key) || labels.includes(outer);

const textRightOf = (grid: Grid, label: Label): string => textOf(cellRightOf(grid, label));

function cellRightOf(grid: Grid, { row, column }: Label): Cell | undefined {
  for (let next = column + 1; next <= column + 4; next++) {
    const cell = grid.at(row, next);
    if (textOf(cell) !== '') return cell;
  }
  return undefined;
}

const textOf = (cell: Cell | undefined): string =>
  typeof cell?.value === 'string' || typeof cell?.value === 'number' ? String(cell.value) : '';

function unitIn(text: string | undefined): string | undefined {
  const unit = text
    ?.replace(NEXT_ITEM, '')
    .replace(YEAR_ON, '')
    .replace(/[(（].*$/, '')
    .replace(/[_\-—]+$/, '');
  return unit === undefined || unit.length < 2 || unit.length > 40 || NOT_UNIT.test(unit) || datedBy(unit)
    ? undefined
    : unit;
}

import type { Profile, UnitKind } from '../report';
import type { Sheet } from '../workbook';
import type { Grid, Label } from './grid';
import { plain } from './labels';
import { datedBy, titlesOver } from './dates';
import type { FoundTable } from './found';
import { isProfileSheet, KIND_LABELS, UNIT_LABELS, YEAR_LABELS } from './profileWords';
import { kindOf, statedKind } from './unitKind';

/** Who reports: read from the title, a 填报单位 line, the sheet 基本信息 and the file's name, in this order. */

const YEAR = String.raw`(?:20\d\d|二[〇零○][一二三四五六七八九〇零○]{2})年度?`;
const TITLE = new RegExp(
  String.raw`^(?:附件\d*:?)?(?:关于)?(.{2,40}?)(?:关于)?${YEAR}(?:政府信息公开|主动公开|收到和处理|因?政府信息公开|行政复议|年报|$)`,
);
/** The year behind an office's name, and all that follows. */
const YEAR_ON = new RegExp(`${YEAR}.*$`);
const HAS_YEAR = /20\d\d|二[〇零○]/;
const UNIT_LINE =
  /^(?:填报|编制|报告|填表|上报|报送|公开)?(?:单位|机关|部门)(?:名称|全称)?(?:\(?(?:盖章|公章|签章)\)?)?[::](.*)$/;
/** What else stands on the line of the unit: the next item, named and followed by a colon. */
const NEXT_ITEM =
  /(?:填报|填表|编制|统计|报告|报送|上报|制表)?(?:年度|年份|日期|时间|期限|单位负责人|负责人|审核人|联系人|经办人|填表人|填报人|制表人|联系电话|联系方式|电话|邮编|计量单位|单位)[::].*$/;
const NOT_UNIT = /^(?:$|\d|[件项个份万元条人次,、/]+$|\()/;
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
    const titled = HAS_YEAR.test(bare) ? unitIn(TITLE.exec(bare)?.[1]) : undefined;
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
  const named = fileName === undefined ? undefined : unitIn(TITLE.exec(plain(fileName))?.[1]);
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
  const contents = grid.labels.find(({ key, column }) => column > 0 && PROFILE_CONTENT.test(key))?.column;
  for (const label of grid.labels) {
    if (contents !== undefined && label.column >= contents) continue;
    // A blank 内容 says nothing; the hint behind it is no value.
    const value = plain(
      contents === undefined ? textRightOf(grid, label) : textAt(grid, label.row, contents),
    );
    if (value === '' || value.length > LONGEST_VALUE) continue;
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

const isOneOf = (labels: readonly string[], { key, outer }: Label): boolean =>
  labels.includes(key) || labels.includes(outer);

function textRightOf(grid: Grid, { row, column }: Label): string {
  for (let next = column + 1; next <= column + 4; next++) {
    const text = textAt(grid, row, next);
    if (text !== '') return text;
  }
  return '';
}

function textAt(grid: Grid, row: number, column: number): string {
  const value = grid.at(row, column)?.value;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

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

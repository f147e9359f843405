import { FORM_KEYS, type FormKey } from './forms';
import { findApplications } from './recognise/applications';
import { assemble, editionOf } from './recognise/assemble';
import {
  candidatesOf,
  choose,
  differ,
  pagesOf,
  type Candidate,
  type Choice,
  type Scan,
  type Tables,
} from './recognise/choose';
import { outside, titlesOf, type Dated, type DatedTitle } from './recognise/dates';
import { findInList } from './recognise/crossed';
import { findDisclosure } from './recognise/disclosure';
import { findDisputes } from './recognise/disputes';
import { isWhole, shareOfWhole, soundness, withReading, type FoundTable } from './recognise/found';
import { Grid } from './recognise/grid';
import { choiceNotices, editionName, mixedNotices, nameOf, noReport, othersOf } from './recognise/notices';
import { profileOf, statedContacts, statedProfile, unitsOf, type NamedUnit } from './recognise/profile';
import { impliedYear, statedYear } from './recognise/reportYear';
import { textsOf, withinMeasure, type DatedText } from './recognise/texts';
import { withWholeTitle } from './recognise/title';
import { annualReport, type AnnualReport, type Profile, type TextCell, type UnitKind } from './report';
import { isResultSheet, type Sheet } from './workbook';

export { readEntry } from './recognise/entry';

export interface RecogniseOptions {
  readonly fileName?: string;
  /** What the user states goes before what the workbook says. */
  readonly settings?: {
    readonly year?: number | undefined;
    readonly unit?: string | undefined;
    readonly kind?: UnitKind | undefined;
  };
  /** Last year's report where it stands in a file of its own. */
  readonly lastYear?: { readonly fileName: string; readonly sheets: readonly Sheet[] };
}

export type Recognition =
  | {
      readonly ok: true;
      readonly report: AnnualReport;
      readonly notices: readonly string[];
      /** Tables that stand there once more, filled in: "表三". One of each is read. */
      readonly doubled: readonly string[];
    }
  /** Chinese: what was looked for, what was found, what to do. */
  | { readonly ok: false; readonly reason: string };

/**
 * 表格识别: finds the statutory tables in whatever layout they stand, this year's and last year's, and reads
 * every figure at its cell. What is not found is told in `report.missing`; nothing is guessed.
 */
export function recognise(all: readonly Sheet[], options: RecogniseOptions = {}): Recognition {
  const sheets = readable(all);
  let chosen = chooseFrom(sheets, scanSheets(sheets), options);
  // A copy of another year, or a blank form, may be whole and upright where the report's own table is not.
  const lacking = lackingForms(chosen).filter((key) => chosen.scan.whole.has(key));
  if (lacking.length > 0) chosen = chooseFrom(sheets, scanSheets(sheets, lacking), options);
  const { scan, form, choice } = chosen;
  if (scan.tables.length === 0) return { ok: false, reason: noReport(sheets) };
  const profile = profileFor(choice, scan, options.fileName, form);
  const year = options.settings?.year ?? choice.year;
  const { texts, notices: cut } = withinMeasure(textsOf(sheets, scan.tables, scan.titles, undefined));
  const notices = [...cut];
  const unit = options.settings?.unit ?? profile.unit;
  const kind = options.settings?.kind ?? profile.kind;
  const own: Profile = {
    ...(unit !== undefined && { unit }),
    ...(kind && { kind }),
    ...(year !== undefined && { year }),
  };
  const parts = reportParts(choice.thisYear, own, textsIn(texts, year, 'this'), scan, undefined);
  notices.push(...parts.notices, ...choiceNotices(choice));
  if (isOlder(chosen))
    notices.push(
      `没有找到${chosen.stated ?? ''}年的表，核对的是${choice.year ?? ''}年的；请确认标题中的年度。`,
    );
  const contacts = statedContacts(sheets, scan.grids);
  const lastYear = lastYearOf(choice, texts, own, scan, options.lastYear, notices);
  return {
    ok: true,
    report: annualReport({
      ...parts.report,
      ...(contacts.length > 0 && { contacts }),
      ...(lastYear && { lastYear }),
    }),
    notices,
    doubled: FORM_KEYS.filter((key) => othersOf(key, choice).length > 0).map(nameOf),
  };
}

function chooseFrom(sheets: readonly Sheet[], scan: Scan, { settings, fileName }: RecogniseOptions) {
  const form = statedProfile(sheets, scan.grids);
  const stated = settings?.year ?? form.year ?? statedYear(scan);
  const fallback = impliedYear(scan, fileName, sheets);
  const choice = choose(candidatesOf(scan), stated, fallback, settings?.unit ?? form.unit);
  return { scan, form, choice, stated };
}

type Chosen = ReturnType<typeof chooseFrom>;

/** No table of the year that the report's title names: an earlier year's are read. */
const isOlder = ({ choice, stated }: Chosen): boolean =>
  stated !== undefined && choice.year !== undefined && choice.year < stated;

/** Forms of which a report lacks figures that a table in another layout may hold. */
function lackingForms(chosen: Chosen): readonly FormKey[] {
  if (isOlder(chosen)) return FORM_KEYS;
  const { thisYear, lastYear } = chosen.choice;
  const before = Object.keys(lastYear).length > 0;
  const lacks = (tables: Tables, key: FormKey) => {
    const candidate = tables[key];
    return !candidate || candidate.filled === 0 || shareOfWhole(candidate.table) < 1;
  };
  return FORM_KEYS.filter((key) => lacks(thisYear, key) || (before && lacks(lastYear, key)));
}

/** Where several offices' tables stand in one workbook, the office is that of the tables chosen. */
function profileFor(
  { thisYear }: Choice,
  { units }: Scan,
  fileName: string | undefined,
  form: Profile,
): Profile {
  const profile = profileOf(units.values(), form, fileName);
  const home = thisYear.applications ?? Object.values(thisYear)[0];
  if (!home || form.unit !== undefined || !differ(home.unit, profile.unit)) return profile;
  return profileOf([units.get(home.table.sheet) ?? [], ...units.values()], form, fileName);
}

/** thorough: further tables are looked for where a whole one was found. */
const FINDERS: Readonly<Record<FormKey, (grid: Grid, thorough: boolean) => FoundTable[]>> = {
  activeDisclosure: findDisclosure,
  applications: (grid) => findApplications(grid),
  disputes: findDisputes,
};

/**
 * Every table of every sheet; a form not found whole is also looked for with rows and columns exchanged.
 * @param also forms to look for so even where one is found whole
 */
function scanSheets(sheets: readonly Sheet[], also: readonly FormKey[] = []): Scan {
  const grids = new Map<Sheet, Grid>();
  let tables: FoundTable[] = [];
  for (const sheet of sheets) {
    const grid = Grid.of(sheet);
    grids.set(sheet, grid);
    if (grid.labels.length > 0)
      for (const key of FORM_KEYS) tables.push(...FINDERS[key](grid, also.includes(key)));
  }
  const turned = new Map<Sheet, Grid | undefined>();
  const whole = new Set<FormKey>();
  const sound = (table: FoundTable) => {
    const grid = grids.get(table.sheet);
    return grid ? soundness(grid, table) : 0;
  };
  for (const key of FORM_KEYS) {
    if (tables.some((table) => table.form === key && isWhole(table, sound(table)))) whole.add(key);
    if (whole.has(key) && !also.includes(key)) continue;
    for (const [sheet, grid] of grids) {
      if (grid.labels.length === 0) continue;
      if (!turned.has(sheet)) turned.set(sheet, grid.transpose());
      const other = turned.get(sheet);
      if (other) tables = withReading(tables, FINDERS[key](other, also.includes(key)), sound);
      tables = withReading(tables, findInList(grid, FINDERS[key]), sound);
      if (key === 'applications') tables = withReading(tables, findApplications(grid, true), sound);
    }
  }
  const titles = new Map<Sheet, readonly DatedTitle[]>();
  const units = new Map<Sheet, readonly NamedUnit[]>();
  for (const [sheet, grid] of grids) {
    const here = tables.filter((table) => table.sheet === sheet);
    titles.set(sheet, outside(titlesOf(grid), here));
    units.set(sheet, unitsOf(grid));
  }
  return { grids, titles, units, tables, whole };
}

/** Titles whole; without our own list of findings, which repeats the form's words and the text's numbers. */
const readable = (sheets: readonly Sheet[]) =>
  sheets.filter((sheet) => !isResultSheet(sheet)).map(withWholeTitle);

function textsIn(texts: readonly DatedText[], year: number | undefined, which: 'this' | 'last'): TextCell[] {
  const isLast = (dated: Dated) =>
    dated.marked === 'last' || (dated.year !== undefined && year !== undefined && dated.year < year);
  return texts.flatMap(({ cell, text, ...dated }) =>
    isLast(dated) === (which === 'last') ? [{ cell, text }] : [],
  );
}

/** Everything of one year's report but its own last year. */
function reportParts(
  tables: Tables,
  profile: Profile,
  texts: readonly TextCell[],
  scan: Scan,
  workbook: string | undefined,
) {
  const edition = editionOf(tables, profile.year);
  const { notices, ...assembled } = assemble(tables, edition, scan.grids, workbook);
  const year = profile.year === undefined ? '' : `${profile.year}年`;
  return {
    report: { edition, profile, texts, ...assembled },
    notices: [
      `${year}报告按${editionName(edition)}识别。`,
      ...mixedNotices(tables, edition),
      ...new Set(notices),
    ],
  };
}

/** Last year's report: a file of its own goes before tables in this workbook. */
function lastYearOf(
  choice: Choice,
  texts: readonly DatedText[],
  own: Profile,
  scan: Scan,
  file: RecogniseOptions['lastYear'],
  notices: string[],
): AnnualReport | undefined {
  const { year: thisYear, ...office } = own;
  const expected = thisYear === undefined ? undefined : thisYear - 1;
  if (file) {
    const sheets = readable(file.sheets);
    const other = scanSheets(sheets);
    if (other.tables.length === 0) {
      notices.push(`上年文件“${file.fileName}”：${noReport(sheets)}`);
    } else {
      const candidates = candidatesOf(other);
      const form = statedProfile(sheets, other.grids);
      const stated = yearToTake(candidates, expected) ?? form.year ?? statedYear(other);
      const fallback = impliedYear(other, file.fileName, sheets) ?? expected;
      const chosen = choose(candidates, stated, fallback);
      const year = chosen.year ?? expected;
      const profile = {
        ...profileOf(other.units.values(), form, file.fileName),
        ...(year !== undefined && { year }),
      };
      const { texts, notices: cut } = withinMeasure(
        textsOf(sheets, other.tables, other.titles, file.fileName),
      );
      const narrative = textsIn(texts, year, 'this');
      const parts = reportParts(chosen.thisYear, profile, narrative, other, file.fileName);
      notices.push(...cut);
      notices.push(...parts.notices.map((notice) => `上年文件“${file.fileName}”：${notice}`));
      return annualReport(parts.report);
    }
  }
  const tables = Object.values(choice.lastYear);
  if (tables.length === 0) return undefined;
  const year = tables.find((candidate) => candidate.year !== undefined)?.year ?? expected;
  const parts = reportParts(
    choice.lastYear,
    { ...office, ...(year !== undefined && { year }) },
    textsIn(texts, thisYear, 'last'),
    scan,
    undefined,
  );
  const sheets = [...new Set(tables.flatMap(pagesOf).map(({ sheet }) => `“${sheet.name}”`))].join('、');
  notices.push(`上年数据取自工作表${sheets}。`, ...parts.notices);
  return annualReport(parts.report);
}

/** In last year's file the tables of the expected year go before later ones. */
const yearToTake = (candidates: readonly Candidate[], expected: number | undefined): number | undefined =>
  candidates.some(({ year }) => year !== undefined && year === expected) ? expected : undefined;

import { fieldsOf, formsOf, FORM_KEYS, type Edition, type FormKey } from './forms';
import { findApplications } from './recognise/applications';
import { assemble, editionOf, mixedForms, otherEditions } from './recognise/assemble';
import {
  candidatesOf,
  choose,
  differ,
  isShown,
  pagesOf,
  type Candidate,
  type Choice,
  type Scan,
  type Tables,
} from './recognise/choose';
import {
  datedByName,
  isAside,
  outside,
  titlesOf,
  yearOnLine,
  type Dated,
  type DatedTitle,
} from './recognise/dates';
import { findInList } from './recognise/crossed';
import { findDisclosure } from './recognise/disclosure';
import { findDisputes } from './recognise/disputes';
import { isWhole, shareOfWhole, soundness, withReading, type FoundTable } from './recognise/found';
import { Grid } from './recognise/grid';
import { profileOf, statedContacts, statedProfile, unitsOf, type NamedUnit } from './recognise/profile';
import { textsOf, withinMeasure, type DatedText } from './recognise/texts';
import { withWholeTitle } from './recognise/title';
import { annualReport, type AnnualReport, type Profile, type TextCell, type UnitKind } from './report';
import { isResultSheet, rangeText, type Sheet } from './workbook';

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

/** The latest year in the title of a whole report that is not marked as last year's. */
function statedYear({ titles }: Scan): number | undefined {
  const years: number[] = [];
  for (const [sheet, inSheet] of titles) {
    if (isAside(sheet) || datedByName(sheet.name).marked === 'last') continue;
    for (const { year, marked, whole } of inSheet)
      if (whole && year !== undefined && marked !== 'last') years.push(year);
  }
  return years.length > 0 ? Math.max(...years) : undefined;
}

/** "年度：2019" on the line of the unit, or in two cells, where all such lines agree. */
function linedYear({ grids }: Scan): number | undefined {
  const years = new Set<number>();
  for (const [sheet, grid] of grids) {
    if (isAside(sheet) || datedByName(sheet.name).marked === 'last') continue;
    for (const label of grid.labels) {
      const year = yearOnLine(grid, label);
      if (year !== undefined) years.add(year);
    }
  }
  const [year] = years;
  return years.size === 1 ? year : undefined;
}

/** The year that the narrative opens its paragraphs with, where all agree: "2024年，我镇……", 统计期限自2024年1月1日起. */
function narratedYear(sheets: readonly Sheet[]): number | undefined {
  const years = new Set<number>();
  for (const sheet of sheets) {
    if (isAside(sheet) || datedByName(sheet.name).marked === 'last') continue;
    for (const { value } of sheet.cells.slice(0, MOST_NARRATIVE)) {
      if (typeof value !== 'string' || value.length < 15) continue;
      const digits =
        /^\s*(20\d\d)年度?[，,]/.exec(value)?.[1] ?? /统计期限[^。]{0,12}?(20\d\d)年1月1日/.exec(value)?.[1];
      if (digits !== undefined) years.add(Number(digits));
    }
  }
  return years.size === 1 ? [...years][0] : undefined;
}

const MOST_NARRATIVE = 5000;

/** The year of a workbook whose titles and 基本信息 name none. */
const impliedYear = (
  scan: Scan,
  fileName: string | undefined,
  sheets: readonly Sheet[],
): number | undefined => linedYear(scan) ?? fileYear(fileName) ?? narratedYear(sheets);

const fileYear = (fileName: string | undefined): number | undefined =>
  fileName === undefined ? undefined : datedByName(fileName.replace(/\.[a-z]+$/i, '')).year;

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

const editionName = (edition: Edition) =>
  `${edition}年版表样（${formsOf(edition)[0]?.source ?? ''}，共 ${fieldsOf(edition).length} 项）`;

function mixedNotices(tables: Tables, edition: Edition): string[] {
  const others = otherEditions(tables, edition);
  const other: Edition = edition === 2021 ? 2019 : 2021;
  if (others.length === 0)
    return mixedForms(tables).map(
      (key) =>
        `${nameOf(key)}里混有${editionName(other)}的行名或列名；请统一版式，否则对不上的行列无法核对。`,
    );
  const names = formsOf(edition)
    .filter(({ key }) => others.includes(key))
    .map(({ name }) => name);
  return [
    `${names.join('、')}像是${editionName(other)}，其余各表是${edition}年版；请统一版式，否则对不上的行列无法核对。`,
  ];
}

/** Further copies of a table that is read, other than drafts and examples. */
const othersOf = (key: FormKey, { thisYear, passedOver }: Choice): readonly Candidate[] =>
  thisYear[key] === undefined
    ? []
    : passedOver.filter(({ table, filled }) => table.form === key && filled > 0 && !isAside(table.sheet));

function choiceNotices(choice: Choice): string[] {
  const { thisYear, year } = choice;
  const notices = [...pageNotices(thisYear), ...hiddenNotices(thisYear), ...officeNotices(thisYear)];
  for (const key of FORM_KEYS) {
    const chosen = thisYear[key];
    const others = othersOf(key, choice);
    if (!chosen || others.length === 0) continue;
    const name = nameOf(key);
    const where = others.map(({ table }) => placeOf(table)).join('、');
    notices.push(`${name}不止一份，核对的是工作表${placeOf(chosen.table)}的一份；${where}的另一份没有核对。`);
  }
  if (year === undefined)
    notices.push('没有看出报告年度；请在标题中写明，如“某某镇2024年政府信息公开工作年度报告”。');
  return notices;
}

/** “Sheet1”（A3:D16）. */
const placeOf = ({ sheet, range }: FoundTable) => `“${sheet.name}”（${rangeText(range)}）`;

function hiddenNotices(tables: Tables): string[] {
  return Object.values(tables)
    .flatMap(pagesOf)
    .flatMap((table) =>
      isShown(table)
        ? []
        : [
            `${nameOf(table.form)}取自工作表${placeOf(table)}，是隐藏的；请取消隐藏，确认是本年度要报送的数据。`,
          ],
    );
}

function pageNotices(tables: Tables): string[] {
  return Object.values(tables).flatMap((candidate) => {
    const sheets = [...new Set(pagesOf(candidate).map(({ sheet }) => `“${sheet.name}”`))];
    return sheets.length > 1
      ? [`${nameOf(candidate.table.form)}分在工作表${sheets.join('、')}，已合起来核对。`]
      : [];
  });
}

function officeNotices(tables: Tables): string[] {
  const home = tables.applications;
  return Object.values(tables).flatMap(({ table, unit }) =>
    differ(unit, home?.unit)
      ? [
          `${nameOf(table.form)}（工作表“${table.sheet.name}”）写的单位是“${unit ?? ''}”，表三写的是“${home?.unit ?? ''}”；请确认是同一份报告。`,
        ]
      : [],
  );
}

const nameOf = (key: FormKey): string => formsOf(2021).find((form) => form.key === key)?.name ?? '';

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

function noReport(sheets: readonly Sheet[]): string {
  const names = sheets.slice(0, 10).map(({ name }) => `“${name}”`);
  const seen =
    sheets.length === 0
      ? '没有任何工作表'
      : `看过的工作表：${names.join('、')}${sheets.length > 10 ? `等 ${sheets.length} 张` : ''}`;
  return `没有找到年度报告的表二（主动公开）、表三（申请办理）、表四（复议诉讼）中的任何一张；${seen}。请确认打开的是政府信息公开工作年度报告的工作簿，表头和各行名称与表样一致，且表格不是图片。`;
}

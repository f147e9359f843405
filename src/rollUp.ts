import { editionFor, fieldsOf, type Edition, type FieldId, fieldById } from './forms';
import { tableFaults, headlineOf, type Problem } from './problems';
import { Standing, type UnitKind } from './report';
import { comparableUnit, endsAlike, type Review } from './review';
import { RULES } from './rules';
import { isRelationRule } from './rules/rule';
import type { CellAddress } from './workbook';

export { compare, type Comparison, type Difference, type SlipKind, type Suspicion } from './rollUp/compare';
export { heldAgainst, type Roster } from './rollUp/roster';
export { namesIn, namesInSheets } from './rollUp/unitList';

/** 汇总: a government's tables are the sums of its departments' and townships', figure by figure (H-1). */

/** A figure in which no number stands. Blank and "/" count as 0; what cannot be read or was not found is not added. */
export interface Gap {
  readonly field: number;
  readonly what: 'blank' | 'notApplicable' | 'unreadable' | 'missing';
  /** What stands there instead. */
  readonly text?: string;
}

/** One report that was handed in, reduced to what adding up needs: whole workbooks are not kept. */
export interface UnitReport {
  readonly file: string;
  readonly unit?: string;
  readonly kind?: UnitKind;
  readonly year?: number;
  readonly edition: Edition;
  /** By `field.index`, with the current results of formulas; undefined where no number stands. */
  readonly figures: readonly (number | undefined)[];
  readonly cells: readonly (CellAddress | undefined)[];
  readonly gaps: readonly Gap[];
  /** H-6: what its tables must have corrected before they are added. */
  readonly faults: readonly string[];
  /** Tables that stand in its workbook once more and were not looked at: "表三". */
  readonly doubled: readonly string[];
}

export function unitReport(
  file: string,
  { report, reckoned, doubled }: Pick<Review, 'report' | 'reckoned' | 'doubled'>,
  problems: readonly Problem[],
): UnitReport {
  const { edition, entries, profile } = report;
  const { standing, values } = reckoned;
  const isNumber = (index: number) => standing[index] === Standing.number;
  const fields = fieldsOf(edition);
  return {
    file,
    ...(profile.unit !== undefined && { unit: profile.unit }),
    ...(profile.kind && { kind: profile.kind }),
    ...(profile.year !== undefined && { year: profile.year }),
    edition,
    figures: fields.map(({ index }) => (isNumber(index) ? values[index] : undefined)),
    cells: fields.map(({ index }) => entries[index]?.cell),
    gaps: fields.flatMap(({ index }): Gap | [] => {
      if (isNumber(index)) return [];
      const entry = entries[index];
      if (!entry) return { field: index, what: 'missing' };
      if (entry.kind === 'number' || entry.kind === 'blank') return { field: index, what: 'blank' };
      return { field: index, what: entry.kind, text: entry.text };
    }),
    faults: tableFaults(problems).map(headlineOf),
    doubled,
  };
}

/**
 * Why a whole report is not added. otherYear, otherEdition | own: the government's own report, which the sum is held
 * against | copy: the same unit and figures once more | double: the same unit with other figures, so none is taken.
 */
export type Reason = 'otherYear' | 'otherEdition' | 'own' | 'copy' | 'double';

export interface LeftOut {
  readonly report: UnitReport;
  readonly reason: Reason;
  /** The other files of its unit, for copy and double. */
  readonly others: readonly string[];
}

/** Σ of one figure. */
export interface Sum {
  readonly sum: number;
  /** How many units state the figure. */
  readonly stated: number;
}

export interface RollUp {
  readonly year: number | undefined;
  readonly edition: Edition;
  readonly counted: readonly UnitReport[];
  readonly leftOut: readonly LeftOut[];
  /** By `field.index`. A total is the sum of its parts' sums, as on the form. */
  readonly sums: readonly Sum[];
}

export interface RollUpOptions {
  /** Else the year and edition of most reports. */
  readonly year?: number | undefined;
  readonly edition?: Edition | undefined;
  /** The government whose report is made: a report of its own is no part of it. */
  readonly unit?: string | undefined;
}

export function rollUp(reports: readonly UnitReport[], options: RollUpOptions = {}): RollUp {
  const year = options.year ?? mostFrequent(reports.map((report) => report.year));
  const isOfYear = (report: UnitReport) =>
    report.year === undefined || year === undefined || report.year === year;
  const edition =
    options.edition ??
    mostFrequent(reports.filter(isOfYear).map((report) => report.edition)) ??
    editionFor(year);
  const own = comparableUnit(options.unit ?? '') || undefined;

  const counted: UnitReport[] = [];
  const leftOut: LeftOut[] = [];
  const byUnit = new Map<string, UnitReport[]>();
  for (const report of reports) {
    const name = nameOf(report);
    if (!isOfYear(report)) leftOut.push({ report, reason: 'otherYear', others: [] });
    else if (report.edition !== edition) leftOut.push({ report, reason: 'otherEdition', others: [] });
    else if (name !== undefined && name === own) leftOut.push({ report, reason: 'own', others: [] });
    else {
      // Units without a name are told apart by their files.
      const key = name ?? ` ${report.file}`;
      byUnit.set(key, [...(byUnit.get(key) ?? []), report]);
    }
  }
  for (const ofUnit of byUnit.values()) {
    const [first, ...others] = ofUnit;
    if (!first) continue;
    const same = others.every((other) => isSame(first.figures, other.figures));
    if (same) counted.push(first);
    for (const report of same ? others : ofUnit) {
      const besides = ofUnit.filter((other) => other !== report).map(({ file }) => file);
      leftOut.push({ report, reason: same ? 'copy' : 'double', others: besides });
    }
  }
  return { year, edition, counted, leftOut, sums: sumsOf(edition, counted) };
}

export const nameOf = ({ unit }: UnitReport): string | undefined =>
  unit === undefined ? undefined : comparableUnit(unit);

/** The one that stands most often; of several the largest. */
function mostFrequent<T extends number>(values: readonly (T | undefined)[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1] || other[0] - one[0])[0]?.[0];
}

function isSame(one: UnitReport['figures'], other: UnitReport['figures']): boolean {
  return one.every((figure, index) => figure === other[index]);
}

/** 1 元 is 0.0001 万元, and a fen a hundredth of that: in whole millionths every sum is exact. */
const MILLION = 1e6;

/** The sums of some reports of one edition. */
export function sumsOf(edition: Edition, counted: readonly UnitReport[]): readonly Sum[] {
  const parts = partsOf(edition);
  const stated = fieldsOf(edition).map(({ index }) => counted.flatMap(({ figures }) => figures[index] ?? []));
  const millionths = (index: number): number =>
    parts.get(index)?.reduce((sum, part) => sum + millionths(part), 0) ??
    (stated[index] ?? []).reduce((sum, figure) => sum + Math.round(figure * MILLION), 0);
  return stated.map((figures, index) => ({ sum: millionths(index) / MILLION, stated: figures.length }));
}

type Parts = ReadonlyMap<number, readonly number[]>;
const PARTS = new Map<Edition, Parts>();

/** The figures that each total adds up, as the rules declare it. */
export function partsOf(edition: Edition): Parts {
  const known = PARTS.get(edition) ?? partsIn(edition);
  PARTS.set(edition, known);
  return known;
}

function partsIn(edition: Edition): Parts {
  const parts = new Map<number, readonly number[]>();
  const indexOf = (id: FieldId) => fieldById(edition, id)?.index ?? raise(id);
  for (const rule of RULES) {
    if (!isRelationRule(rule) || !rule.editions.includes(edition)) continue;
    for (const { total, left } of rule.relations(edition)) {
      if (total === undefined || parts.has(indexOf(total))) continue;
      parts.set(
        indexOf(total),
        left.terms.map(({ field }) => indexOf(field)),
      );
    }
  }
  return parts;
}

function raise(id: string): never {
  throw new Error(`The form has no figure ${id}`);
}

/** Pairs of units that are added both and may be one: "渠沟镇", "相山区渠沟镇人民政府" (H-2). */
export function likelyTheSame(
  counted: readonly UnitReport[],
): readonly (readonly [UnitReport, UnitReport])[] {
  const named = counted.flatMap((report) => {
    const name = nameOf(report);
    return name === undefined ? [] : [{ report, name }];
  });
  return named.flatMap((one, place) =>
    named
      .slice(place + 1)
      .filter((other) => endsAlike(one.name, other.name))
      .map((other) => [one.report, other.report] as const),
  );
}

/** Governments by what they stand over; the report of one holds those of its units already. */
const TIERS: readonly (readonly UnitKind[])[] = [
  ['township', 'subdistrict'],
  ['county'],
  ['city'],
  ['province'],
];

/**
 * Governments whose report stands beside those of governments below them, or of departments of their own: likely a sum, which
 * would be added twice.
 */
export function likelySums(counted: readonly UnitReport[]): readonly UnitReport[] {
  const tierOf = ({ kind }: UnitReport) =>
    TIERS.findIndex((kinds) => kind !== undefined && kinds.includes(kind));
  const lowest = TIERS.findIndex((_, tier) => counted.some((report) => tierOf(report) === tier));
  const departments = counted.flatMap((report) => (report.kind === 'bureau' ? (nameOf(report) ?? []) : []));
  const hasItsOwn = (report: UnitReport) => {
    const place = nameOf(report);
    return place !== undefined && departments.filter((name) => name.startsWith(place)).length >= SEVERAL;
  };
  return counted.filter((report) => {
    const tier = tierOf(report);
    return tier > lowest || (tier > 0 && hasItsOwn(report));
  });
}

/** One name that begins with another may be chance, or an office of the government itself. */
const SEVERAL = 2;

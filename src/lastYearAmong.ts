import type { AnnualReport } from './report';
import { comparableUnit, endsAlike } from './review';

/** 上年年报 among many files: each report finds its own by unit and year. */
export interface Published {
  /** The file's name without its folder. */
  readonly name: string;
  /** Comparable. */
  readonly unit: string | undefined;
  readonly year: number | undefined;
}

export function publishedAs(name: string, { profile: { unit, year } }: AnnualReport): Published {
  return { name, unit: unit === undefined ? undefined : comparableUnit(unit), year };
}

/** Those that can be last year's of a report. Several leave open which of them is. */
export function lastYearAmong<Report extends Published>(
  { name, unit: own, year }: Published,
  reports: readonly Report[],
): readonly Report[] {
  const ofYear = reports.filter((other) => year === undefined || other.year === year - 1);
  const exact = ofYear.filter((other) => own !== undefined && other.unit === own);
  return exact.length > 0
    ? exact
    : ofYear.filter((other) =>
        own !== undefined && other.unit !== undefined
          ? endsAlike(own, other.unit)
          : nameWithoutYear(name) === nameWithoutYear(other.name),
      );
}

/** What is left of "青石镇2024年年报（上年）.xlsx" once the year is taken out. */
function nameWithoutYear(name: string): string {
  return name.replace(/(.)\.[^.]*$/, '$1').replace(/20\d\d|[（(][^）)]*[）)]/g, '');
}

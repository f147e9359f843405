import fc from 'fast-check';
import { check } from '../../src/check';
import type { Edition } from '../../src/forms';
import type { UnitKind } from '../../src/report';
import { unitReport, type UnitReport } from '../../src/rollUp';
import { consistentFigures } from '../consistent';
import { reportOf, type Figures, type ReportOptions } from '../reports';

/** Reports as units hand them in. */

export interface UnitOptions extends Pick<ReportOptions, 'edition' | 'text'> {
  readonly file?: string;
  readonly year?: number | undefined;
  readonly kind?: UnitKind;
  readonly doubled?: readonly string[];
}

export function unitOf(
  unit: string | undefined,
  figures: Figures = {},
  options: UnitOptions = {},
): UnitReport {
  const { file = `${unit ?? '年报'}.xlsx`, year = 2024, kind, doubled = [], ...others } = options;
  const profile = {
    ...(unit !== undefined && { unit }),
    ...(kind && { kind }),
    ...(!('year' in options && options.year === undefined) && { year }),
  };
  const report = reportOf(figures, { ...others, profile });
  return unitReport(file, { report, reckoned: check(report).reckoned, doubled }, []);
}

/** 2–8 units whose tables are consistent; money in whole fen. */
export function units(edition: Edition = 2021): fc.Arbitrary<readonly UnitReport[]> {
  const disclosure = fc.record({
    issued: fc.nat(9),
    repealed: fc.nat(9),
    inForce: fc.integer({ min: 10, max: 90 }),
  });
  const figures = fc
    .tuple(consistentFigures(edition), disclosure, fc.nat(5_000_000))
    .map(([tables, documents, fen]): Figures =>
      edition === 2019
        ? tables
        : {
            ...tables,
            'activeDisclosure.normativeDocuments.issued': documents.issued,
            'activeDisclosure.normativeDocuments.repealed': documents.repealed,
            'activeDisclosure.normativeDocuments.inForce': documents.inForce,
            'activeDisclosure.fees.amount': fen / 1e6,
          },
    );
  return fc
    .array(figures, { minLength: 2, maxLength: 8 })
    .map((all) => all.map((each, place) => unitOf(`第${place + 1}镇`, each, { edition })));
}

/** The figures as a government's own report states them. */
export function governmentOf(
  figures: readonly number[],
  template: UnitReport,
  changes: Readonly<Record<number, number | undefined>> = {},
): UnitReport {
  return {
    ...template,
    file: '县政府.xlsx',
    unit: '青石县人民政府',
    figures: figures.map((figure, index) => (index in changes ? changes[index] : figure)),
    gaps: Object.entries(changes).flatMap(([index, value]) =>
      value === undefined ? [{ field: Number(index), what: 'blank' as const }] : [],
    ),
  };
}

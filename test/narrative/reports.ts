import { fieldsOf, type Edition } from '../../src/forms';
import { annualReport, type AnnualReport, type Entry, type UnitKind } from '../../src/report';

export interface Figures {
  readonly [fieldId: string]: number;
}

/** A report that holds the given figures and 0 everywhere else, each in a cell of its own. */
export function reportOf(
  figures: Figures,
  parts: { edition?: Edition; unit?: string; kind?: UnitKind; year?: number; lastYear?: AnnualReport } = {},
): AnnualReport {
  const edition = parts.edition ?? 2021;
  return annualReport({
    edition,
    profile: {
      unit: parts.unit ?? '青石县柳溪镇人民政府',
      kind: parts.kind ?? 'township',
      year: parts.year ?? (edition === 2021 ? 2024 : 2020),
    },
    tables: [],
    entries: fieldsOf(edition).map(({ id, index, form }): Entry => ({
      kind: 'number',
      value: figures[id] ?? 0,
      cell: { sheet: form.name, row: index, column: 1 },
      spelling: [],
    })),
    missing: [],
    texts: [],
    ...(parts.lastYear && { lastYear: parts.lastYear }),
  });
}

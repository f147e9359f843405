import { fieldById, fieldsOf, type Edition, type FieldId } from '../../src/forms';
import { annualReport, type AnnualReport, type Entry, type UnitKind } from '../../src/report';
import type { CheckRule, Found } from '../../src/rules/rule';

/** A report for rules on text: figures are all 0 but for those named. */
export interface TextReport {
  readonly unit?: string;
  readonly kind?: UnitKind;
  readonly year?: number;
  readonly edition?: Edition;
  /** null leaves the cell blank. */
  readonly figures?: Partial<Record<FieldId, number | null>>;
  /** Level-1 sections and paragraphs, one a line. */
  readonly text: string;
  readonly lastYear?: string;
}

export function textReport({ lastYear, ...parts }: TextReport): AnnualReport {
  const {
    unit = '清河县青石镇人民政府',
    kind = 'township',
    year = 2024,
    edition = 2021,
    figures = {},
  } = parts;
  const entries: Entry[] = fieldsOf(edition).map(({ index }) => ({
    kind: 'number',
    value: 0,
    cell: { sheet: '表', row: index, column: 0 },
    spelling: [],
  }));
  for (const [id, value] of Object.entries(figures)) {
    const field = fieldById(edition, id);
    if (!field) continue;
    const cell = { sheet: '表', row: field.index, column: 0 };
    entries[field.index] =
      value === null ? { kind: 'blank', cell } : { kind: 'number', value, cell, spelling: [] };
  }
  const texts = parts.text
    .split('\n')
    .map((text, row) => ({ cell: { sheet: '正文', row, column: 0 }, text }));
  return annualReport({
    edition,
    profile: { unit, kind, year },
    tables: [],
    entries,
    missing: [],
    texts,
    ...(lastYear !== undefined && { lastYear: textReport({ ...parts, year: year - 1, text: lastYear }) }),
  });
}

export function runTextRule(
  rule: CheckRule,
  parts: TextReport,
): readonly Found[] | 'incomplete' | 'inapplicable' {
  const report = textReport(parts);
  const { year, kind } = report.profile;
  return rule.check(report, { year, kind, lastYear: report.lastYear, failures: [], blankTotals: new Map() });
}

/** A rule on text, shown by texts that it passes and texts in which it finds exactly the messages named. */
export function testTextRule(
  rule: CheckRule,
  cases: {
    readonly valid: readonly (string | TextReport)[];
    readonly invalid: readonly (TextReport & { readonly says: readonly (string | RegExp)[] })[];
    readonly inapplicable?: readonly (string | TextReport)[];
  },
): void {
  const partsOf = (one: string | TextReport): TextReport => (typeof one === 'string' ? { text: one } : one);
  const name = (one: string | TextReport) => partsOf(one).text.slice(0, 40).replaceAll('\n', '／');
  describe(`${rule.id} ${rule.title}`, () => {
    for (const one of cases.valid) {
      test(`passes: ${name(one)}`, () => expect(runTextRule(rule, partsOf(one))).toEqual([]));
    }
    for (const one of cases.invalid) {
      test(`finds: ${name(one)}`, () => {
        const found = runTextRule(rule, one);
        if (typeof found === 'string') throw new Error(found);
        expect(found.map(({ message }) => message)).toEqual(
          one.says.map((words) =>
            typeof words === 'string' ? expect.stringContaining(words) : expect.stringMatching(words),
          ),
        );
        for (const { cells } of found) expect(cells.length).toBeGreaterThan(0);
      });
    }
    for (const one of cases.inapplicable ?? []) {
      test(`leaves alone: ${name(one)}`, () => expect(runTextRule(rule, partsOf(one))).toBe('inapplicable'));
    }
  });
}

import fc from 'fast-check';
import { check } from '../src/check';
import { EDITIONS, formsOf, type Edition } from '../src/forms';
import { narrate, type Passage, type StatedFigure } from '../src/narrate';
import { narrativeRows } from '../src/newWorkbook/narrativeSheet';
import type { NarrativeProfile } from '../src/profile';
import { annualReport, type AnnualReport } from '../src/report';
import { claimsIn } from '../src/rules/stated';
import { anyProfile, consistentFigures, reportOf, type Figures } from './narrative/reports';

/** What was written from the tables must read as the tables: writer and reader judge each other. */

interface Written {
  readonly report: AnnualReport;
  readonly figures: readonly (StatedFigure & { readonly row: number })[];
}

const SHEET = '正文';
const UNPAID = 'applications.otherFeeUnpaid.total';
const FEES = 'activeDisclosure.fees.amount';

/** As many notices as 表三 has unpaid ones, each of 100 元. */
function withFees(profile: NarrativeProfile, figures: Figures): NarrativeProfile {
  const feeNotices = Math.max(profile.feeNotices ?? 0, figures[UNPAID] ?? 0);
  const notifiedAmount = feeNotices * 100;
  return { ...profile, feeNotices, notifiedAmount, collectedAmount: Math.floor(feeNotices / 2) * 100 };
}

function written(edition: Edition, figures: Figures, before: Figures | undefined, any: NarrativeProfile) {
  const year = edition === 2021 ? 2024 : 2020;
  const profile = withFees({ ...any, year }, figures);
  const { unit = '', kind = 'bureau' } = profile;
  const parts = { edition, unit, kind };
  const { collectedAmount = 0 } = profile;
  const all = { ...figures, [FEES]: Math.max(figures[FEES] ?? 0, collectedAmount / 10_000) };
  const lastYear = before && reportOf(before, { ...parts, year: year - 1 });
  const tables = reportOf(all, { ...parts, year, ...(lastYear && { lastYear }) });
  const narrative = narrate(tables, profile);
  if (!narrative.ok) throw new Error(JSON.stringify(narrative));
  return read(tables, narrative.passages);
}

/** The passages on a sheet beside the tables, a paragraph a row. */
function read(tables: AnnualReport, passages: readonly Passage[]): Written {
  const rows = narrativeRows(passages);
  const paragraphs = passages.flatMap((passage) => passage.paragraphs);
  let next = 0;
  const figures = rows.flatMap(({ text }, row) => {
    const paragraph = paragraphs[next];
    if (!paragraph || paragraph.text !== text) return [];
    next++;
    return paragraph.figures.map((figure) => ({ ...figure, row }));
  });
  expect(next).toBe(paragraphs.length);
  const range = { top: 0, left: 0, bottom: 0, right: 0 };
  const report = annualReport({
    ...tables,
    tables: formsOf(tables.edition).map((form) => ({ form, sheet: form.name, range, entries: 0 })),
    texts: rows.map(({ text }, row) => ({ cell: { sheet: SHEET, row, column: 0 }, text })),
  });
  return { report, figures };
}

const TEXT_RULES = /^(?:V-|F-|S6-|T2-[67]$)/;

function alarms(report: AnnualReport): readonly string[] {
  return check(report)
    .findings.filter(({ rule, level }) => TEXT_RULES.test(rule) && level !== 'note')
    .map(({ rule, message }) => `${rule} ${message}`);
}

/** Stated figures of the tables that the reader did not find again, or took for others. */
function lost({ report, figures }: Written): readonly string[] {
  const claims = claimsIn(report).claims;
  return figures.flatMap(({ kind, fields, lastYear, value, at, row }) => {
    if (kind !== 'figure') return [];
    const here = claims.filter(
      ({ cell, claim, sentenceAt }) =>
        cell.row === row && claim.numberAt !== undefined && sentenceAt + claim.numberAt === at,
    );
    const wanted = [...fields].sort().join('+');
    const found = here.some(
      ({ claim }) =>
        claim.value === value &&
        (claim.year === 'last') === (lastYear ?? false) &&
        claim.fields.some((expression) => expression.split('+').sort().join('+') === wanted),
    );
    const read = here.map(({ claim }) => `${claim.raw} = ${claim.fields.join()}`).join();
    return found ? [] : [`${report.texts[row]?.text} @${at}: ${wanted} read as ${read || 'nothing'}`];
  });
}

/** The report with one more in the place of a figure in its text. */
function misstated({ report }: Written, { row, at, raw, value }: Written['figures'][number]): AnnualReport {
  const texts = report.texts.map(({ cell, text }, place) =>
    place === row
      ? { cell, text: text.slice(0, at) + (value + 1) + text.slice(at + raw.length) }
      : { cell, text },
  );
  return annualReport({ ...report, texts });
}

/** Of each form: a thousand reports in all. */
const REPORTS = 500;
const MISSTATED = 100;

describe.each(EDITIONS)('what is written from the tables, %s form', (edition) => {
  test('raises no finding, and every figure is read back as its own', () => {
    fc.assert(
      fc.property(
        consistentFigures(edition),
        fc.option(consistentFigures(edition), { nil: undefined }),
        anyProfile,
        (figures, before, profile) => {
          const result = written(edition, figures, before, profile);
          expect(alarms(result.report)).toEqual([]);
          expect(lost(result)).toEqual([]);
        },
      ),
      { numRuns: REPORTS },
    );
  }, 120_000);

  test('a figure that is misstated by one is told at its cell', () => {
    fc.assert(
      fc.property(consistentFigures(edition), anyProfile, fc.nat(), (figures, profile, pick) => {
        const result = written(edition, figures, undefined, profile);
        const stated = result.figures.filter(({ kind, lastYear }) => kind === 'figure' && !lastYear);
        const figure = stated[pick % stated.length];
        if (!figure) return;
        const told = check(misstated(result, figure)).findings.filter(
          ({ rule, cells, right }) =>
            rule.startsWith('V-') && cells[0]?.row === figure.row && right === figure.value,
        );
        expect(told).not.toEqual([]);
      }),
      { numRuns: MISSTATED },
    );
  });
});

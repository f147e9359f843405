/**
 * Microseconds a report in memory takes.
 * Random consistent reports of the 2021 form; n wrong cells = n figures of table three or four changed at random.
 */
import { check } from '../../src/check';
import { diagnose } from '../../src/diagnose';
import { applicationRows, APPLICANTS, fieldsOf, resultRows } from '../../src/forms';
import { annualReport, type AnnualReport, type Entry } from '../../src/report';

export interface CoreTimings {
  /** µs for a check of a consistent report. */
  readonly check: number;
  /** The same, held against last year's report too. */
  readonly checkWithLastYear: number;
  /** µs for check + diagnosis by number of wrong cells: the middle one and the slowest of the reports measured. */
  readonly diagnose: readonly {
    readonly wrongCells: number;
    readonly median: number;
    readonly slowest: number;
  }[];
}

/** A small generator with a seed: the same reports in every run. */
function random(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const FIELDS = fieldsOf(2021);
const PLACES = new Map(FIELDS.map(({ id, index }) => [id, index]));

/** Figures of a consistent report, by field index. */
function consistent(next: (below: number) => number): number[] {
  const figures = FIELDS.map(() => 0);
  const at = (id: string) => PLACES.get(id) ?? 0;
  const put = (row: string, column: string, value: number) => {
    figures[at(`applications.${row}.${column}`)] = value;
  };
  const get = (row: string, column: string) => figures[at(`applications.${row}.${column}`)] ?? 0;
  for (const column of APPLICANTS) {
    const scale = column === 'naturalPersons' ? 400 : 20;
    let total = 0;
    for (const { key } of resultRows(2021)) {
      const value = next(3) === 0 ? next(scale) : 0;
      put(key, column, value);
      total += value;
    }
    const forward = next(scale);
    const over = next(Math.min(scale, total + forward + 1));
    put('resultsTotal', column, total);
    put('carriedForward', column, forward);
    put('carriedOver', column, over);
    put('newlyReceived', column, total + forward - over);
  }
  for (const { key } of applicationRows(2021)) {
    put(
      key,
      'total',
      APPLICANTS.reduce((sum, column) => sum + get(key, column), 0),
    );
  }
  for (const kind of ['reconsideration', 'directLitigation', 'litigationAfterReconsideration']) {
    let total = 0;
    for (const outcome of ['upheld', 'corrected', 'otherOutcome', 'pending']) {
      const value = next(kind === 'reconsideration' ? 150 : 20);
      figures[at(`disputes.${kind}.${outcome}`)] = value;
      total += value;
    }
    figures[at(`disputes.${kind}.total`)] = total;
  }
  return figures;
}

/** Last year's report, from which this year's figures carry over. */
function yearBefore(figures: readonly number[]): number[] {
  const before = [...figures];
  for (const { id, index } of FIELDS) {
    const [, row, column] = id.split('.');
    if (row === 'carriedForward')
      before[index] = figures[PLACES.get(`applications.carriedOver.${column}`) ?? 0] ?? 0;
  }
  return before;
}

function reportOf(figures: readonly number[], lastYear?: AnnualReport): AnnualReport {
  const entries = FIELDS.map(({ index, form }): Entry => ({
    kind: 'number',
    value: figures[index] ?? 0,
    cell: { sheet: form.name, row: 3 + Math.floor(index / 7), column: 2 + (index % 7) },
    spelling: [],
  }));
  return annualReport({
    edition: 2021,
    profile: { year: lastYear ? 2023 : 2022 },
    tables: [],
    entries,
    missing: [],
    texts: [],
    ...(lastYear && { lastYear }),
  });
}

function spoil(figures: readonly number[], cells: number, next: (below: number) => number): number[] {
  const wrong = [...figures];
  const tables = FIELDS.filter(({ form }) => form.key !== 'activeDisclosure');
  const touched = new Set<number>();
  while (touched.size < cells) {
    const index = tables[next(tables.length)]?.index ?? 0;
    if (touched.has(index)) continue;
    touched.add(index);
    wrong[index] = (wrong[index] ?? 0) + 1 + next(90);
  }
  return wrong;
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

export function measureCore(reports = 200): CoreTimings {
  const next = random(20_260_101);
  const sound = Array.from({ length: reports }, () => consistent(next));
  let sink = 0;
  const timeOf = (clean: readonly AnnualReport[]) => {
    const oneRound = () => {
      const start = performance.now();
      for (const report of clean) sink += check(report).findings.length;
      return ((performance.now() - start) * 1000) / reports;
    };
    for (let warm = 0; warm < 20; warm++) oneRound();
    return median(Array.from({ length: 30 }, oneRound));
  };
  const checked = timeOf(sound.map((figures) => reportOf(figures)));
  const checkWithLastYear = timeOf(sound.map((figures) => reportOf(figures, reportOf(yearBefore(figures)))));

  const timings = [1, 2, 3, 5].map((wrongCells) => {
    const faulty = sound.map((figures) => reportOf(spoil(figures, wrongCells, next)));
    const times = faulty.map(() => Infinity);
    for (let round = 0; round < 5; round++) {
      faulty.forEach((report, place) => {
        const start = performance.now();
        sink += diagnose(report, check(report)).suspects.length;
        times[place] = Math.min(times[place] ?? Infinity, (performance.now() - start) * 1000);
      });
    }
    return { wrongCells, median: median(times), slowest: Math.max(...times) };
  });
  if (sink < 0) throw new Error('unreachable: keeps the loops from being optimised away');
  return { check: checked, checkWithLastYear, diagnose: timings };
}

/** The lines that the benchmark prints. */
export function printCore(timings: CoreTimings): string {
  const micro = (value: number) => value.toFixed(1).padStart(9);
  return [
    `check, consistent report      ${micro(timings.check)} µs`,
    `check, with last year’s       ${micro(timings.checkWithLastYear)} µs`,
    ...timings.diagnose.map(
      ({ wrongCells, median: middle, slowest }) =>
        `check + diagnose, ${wrongCells} wrong     ${micro(middle)} µs   slowest ${micro(slowest)} µs`,
    ),
  ].join('\n');
}

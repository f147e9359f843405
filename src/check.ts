import type { Failure, Context, Found, Rule, RelationRule } from './rules/rule';
import { equationIn, type EquationTerm } from './equation';
import type { Finding } from './finding';
import { EDITIONS, fieldsOf } from './forms';
import { RULES } from './rules';
import { recalculated } from './rules/recalculate';
import { compile, knownOf, type CompiledRelation, type Known, type Program } from './rules/compile';
import { isZero, revised, rounded, Standing, type AnnualReport } from './report';
import type { Settings } from './settings';
import type { Level } from './workbook';

/** 核查: holds a report against every rule. */
export interface CheckResult {
  /** What failed, in the order of the report's tables. */
  readonly findings: readonly Finding[];
  /** Every relation and every other rule counts once. */
  readonly summary: Summary;
  /** The report as the rules read it: formulas worked out, totals that were forgotten unknown. */
  readonly reckoned: AnnualReport;
}

export interface Summary {
  readonly fail: number;
  readonly incomplete: number;
  readonly pass: number;
  readonly inapplicable: number;
}

const DEFAULTS: Settings = {};

/** The relations that a report is held against, and what is known of its figures. */
export interface Setting {
  /** With the current results of its formulas. */
  readonly report: AnnualReport;
  readonly program: Program;
  readonly last: AnnualReport | undefined;
  readonly known: Known;
  readonly lastKnown: Known | undefined;
}

export function settingOf(read: AnnualReport, settings: Settings = DEFAULTS): Setting {
  const report = recalculated(read);
  const last = report.lastYear && recalculated(report.lastYear);
  const program = compile(RULES, report.edition, last?.edition, settings);
  return {
    report,
    program,
    last,
    known: knownOf(program, report),
    lastKnown: last && knownOf(compile(RULES, last.edition, undefined, settings), last),
  };
}

export function check(read: AnnualReport, settings: Settings = DEFAULTS): CheckResult {
  const setting = settingOf(read, settings);
  const { report, program, known } = setting;
  const { relations } = program;
  const reckoned = reckonedOf(setting, settings.moneyTolerance);
  const findings: Finding[] = [];
  const failures: Failure[] = [];
  const summary = { fail: 0, incomplete: 0, pass: 0, inapplicable: program.inapplicable };

  const { incomplete, failed } = evaluate(report, setting);
  summary.incomplete += incomplete;
  summary.fail += failed.length;
  summary.pass += relations.length - incomplete - failed.length;
  for (const place of failed) {
    const compiled = relations[place];
    if (!compiled) continue;
    const told = tellRelation(compiled, reckoned);
    findings.push(told);
    failures.push({
      rule: compiled.rule.id,
      key: compiled.relation.key,
      left: told.left ?? 0,
      right: told.right ?? 0,
    });
  }

  const kind = settings.kind ?? report.profile.kind;
  const context: Context = {
    year: settings.year ?? report.profile.year,
    kind,
    lastYear: reckoned.lastYear,
    failures,
    blankTotals: known.blankTotals,
  };
  const replaced: string[] = [];
  const checks = report.texts.length > 0 ? program.checks : program.tableChecks;
  summary.inapplicable += program.checks.length - checks.length;
  for (const { rule, level, kinds, check: judge } of checks) {
    if (kinds && (kind === undefined || !kinds.includes(kind))) {
      summary.inapplicable++;
      continue;
    }
    const verdict = judge(reckoned, context);
    if (typeof verdict === 'string') {
      summary[verdict]++;
    } else if (verdict.length === 0) {
      summary.pass++;
    } else {
      summary.fail++;
      for (const found of verdict) findings.push(tellFound(rule, found, level));
      replaced.push(...(rule.replaces ?? []));
    }
  }
  return { findings: inOrder(findings, replaced), summary, reckoned };
}

const { number: NUMBER, unknown: UNKNOWN } = Standing;

/** Rules and the text's numbers are held against what is known: a forgotten total is no 0 to them either. */
function reckonedOf(
  { report, last, known, lastKnown }: Setting,
  moneyTolerance: number | undefined,
): AnnualReport {
  const lastYear = last && lastKnown && withStanding(last, lastKnown);
  const same = lastYear === report.lastYear && known.standing === report.standing;
  if (same && !moneyTolerance) return report;
  return revised(report, {
    standing: known.standing,
    ...(lastYear && { lastYear }),
    ...(moneyTolerance !== undefined && { moneyTolerance }),
  });
}

const withStanding = (report: AnnualReport, { standing }: Known): AnnualReport =>
  standing === report.standing ? report : revised(report, { standing });

/** How the relations came out: places of those that fail, and how many cannot be decided. */
interface Outcomes {
  readonly failed: readonly number[];
  readonly incomplete: number;
}

const MOST_FIELDS = Math.max(...EDITIONS.map((edition) => fieldsOf(edition).length));

/** Both years' figures side by side, as the program's variables count them. Used again by every check. */
const bothFigures = new Float64Array(2 * MOST_FIELDS);
const bothStandings = new Uint8Array(2 * MOST_FIELDS);

/** Every relation, from the arrays: the hot loop of a check. */
function evaluate({ values, notable }: AnnualReport, { program, last, known, lastKnown }: Setting): Outcomes {
  const { relations, starts, variables, coefficients, size } = program;
  let figures = values;
  let standings = known.standing;
  if (last && lastKnown) {
    figures = bothFigures;
    figures.set(values);
    figures.set(last.values, size);
    standings = bothStandings;
    standings.set(known.standing);
    standings.set(lastKnown.standing, size);
  }
  const allNumbers = notable.length === 0 && (last === undefined || last.notable.length === 0);
  const failed: number[] = [];
  let incomplete = 0;
  let at = 0;
  for (let place = 0; place < relations.length; place++) {
    const start = at;
    const end = starts[place + 1] ?? 0;
    let difference = 0;
    for (; at < end; at++) difference += (coefficients[at] ?? 0) * (figures[variables[at] ?? 0] ?? 0);
    const worst = allNumbers ? NUMBER : worstOf(standings, variables, start, end);
    if (worst === UNKNOWN) incomplete++;
    else if (!isZero(difference)) failed.push(place);
    else if (worst !== NUMBER) incomplete++;
  }
  return { failed, incomplete };
}

function worstOf(standings: Uint8Array, variables: Int16Array, start: number, end: number): number {
  let worst: number = NUMBER;
  for (let at = start; at < end; at++) worst = Math.max(worst, standings[variables[at] ?? 0] ?? UNKNOWN);
  return worst;
}

function tellRelation(compiled: CompiledRelation, report: AnnualReport): Finding {
  const { id, rule, relation, level } = compiled;
  const equation = equationIn(compiled, { this: report, last: report.lastYear });
  if (!equation) throw new Error(`The figures of ${id} stand in no report`);
  const { left, right, difference } = equation;
  const terms = [...left.terms, ...right.terms];
  // The total, or the figure that stands alone, first: it is where people look.
  const leads = ({ field, lastYear }: EquationTerm) =>
    !lastYear && (field.id === relation.total || right.terms.length === 1);
  const first = right.terms.filter(leads);
  const ordered = [...first, ...terms.filter((term) => !first.includes(term))];
  const blanks = terms.filter(({ blank }) => blank).length;
  const note = blanks > 0 ? `（${blanks} 格空白按 0 计）` : '';
  const sides = [left, right].map((side) => `${side.words} ${side.value}${breakdown(side.terms)}`).join('，');
  return {
    id,
    rule: rule.id,
    code: `${rule.id}.${codeOf(rule)}`,
    level,
    outcome: 'fail',
    message: `${relation.caption}：${sides}，相差 ${Math.abs(difference)}${note}`,
    cells: ordered.flatMap(({ cell }) => cell ?? []),
    fields: terms.flatMap(({ field, lastYear }) => (lastYear ? [] : field.index)),
    left: left.value,
    right: right.value,
    difference,
  };
}

const codeOf = (rule: RelationRule): string => (rule.lastYear ? 'lastYear' : 'sum');

/** "（821＋18）" for two or three figures; more are not worth reading. */
function breakdown(terms: readonly EquationTerm[]): string {
  if (terms.length < 2 || terms.length > 3) return '';
  const signed = terms.map(({ value = 0, minus }, place) => {
    const taken = minus !== value < 0;
    if (place === 0) return `${minus ? -value : value}`;
    return `${taken ? '－' : '＋'}${Math.abs(value)}`;
  });
  return `（${signed.join('')}）`;
}

function tellFound(rule: Rule, found: Found, level: Level | undefined): Finding {
  const { key, code, left, right } = found;
  return {
    id: key === undefined ? rule.id : `${rule.id}:${key}`,
    rule: rule.id,
    code: `${rule.id}.${code ?? 'found'}`,
    level: level ?? found.level ?? rule.level,
    outcome: 'fail',
    message: found.message,
    cells: found.cells,
    fields: found.fields,
    ...(left !== undefined && { left }),
    ...(right !== undefined && { right }),
    ...(left !== undefined && right !== undefined && { difference: rounded(left - right) }),
  };
}

const PLACES: ReadonlyMap<string, number> = new Map(RULES.map(({ id }, place) => [id, place]));

function inOrder(findings: Finding[], replaced: readonly string[]): readonly Finding[] {
  if (findings.length === 0) return findings;
  return findings
    .filter(({ rule }) => !replaced.includes(rule))
    .sort((one, other) => (PLACES.get(one.rule) ?? 0) - (PLACES.get(other.rule) ?? 0));
}

import { fieldById, fieldsOf, type Edition } from '../forms';
import { Standing, type AnnualReport } from '../report';
import type { Level } from '../workbook';
import { isRelationRule, type CheckRule, type Relation, type RelationRule, type Rule } from './rule';

/** Which rules are on, and how grave they are: the part of the settings that changes what is computed. */
export interface RuleSwitches {
  readonly rules?: Readonly<Record<string, RuleSwitch | undefined>> | undefined;
}
export interface RuleSwitch {
  readonly enabled?: boolean | undefined;
  readonly level?: Level | undefined;
}

/** A relation with its figures resolved to variables. */
export interface CompiledRelation {
  /** "T3-2:naturalPersons" */
  readonly id: string;
  readonly rule: RelationRule;
  readonly level: Level;
  readonly relation: Relation;
  readonly crossYear: boolean;
  /** Variable of the total, or -1. */
  readonly total: number;
}

/** A rule that is no equation, with the level that the settings give it. */
export interface CompiledCheck extends Pick<CheckRule, 'check'> {
  readonly rule: CheckRule;
  readonly kinds: CheckRule['kinds'] | undefined;
  readonly level: Level | undefined;
}

/**
 * The relations of one edition as flat arrays. Variable v is this year's field v, or, from `size` on, last year's
 * field v − size. Terms of relation r stand at starts[r] … starts[r + 1] − 1; left − right must be 0.
 */
export interface Program {
  readonly edition: Edition;
  readonly size: number;
  readonly relations: readonly CompiledRelation[];
  readonly starts: Int16Array;
  readonly variables: Int16Array;
  readonly coefficients: Int8Array;
  readonly checks: readonly CompiledCheck[];
  /** Those of `checks` that read no text. */
  readonly tableChecks: readonly CompiledCheck[];
  /** Relations and checks that this edition, or the lack of last year's report, leaves out. */
  readonly inapplicable: number;
}

const compiled = new WeakMap<object, Map<number, Program>>();
const DEFAULTS: RuleSwitches = {};

/** Compiled once per edition, last year's edition and object of rule switches. */
export function compile(
  rules: readonly Rule[],
  edition: Edition,
  lastEdition: Edition | undefined,
  settings: RuleSwitches = DEFAULTS,
): Program {
  const switches = settings.rules ?? DEFAULTS;
  let byEdition = compiled.get(switches);
  if (!byEdition) compiled.set(switches, (byEdition = new Map()));
  const key = edition * 10_000 + (lastEdition ?? 0);
  let program = byEdition.get(key);
  if (!program) byEdition.set(key, (program = build(rules, edition, lastEdition, settings)));
  return program;
}

function build(
  rules: readonly Rule[],
  edition: Edition,
  lastEdition: Edition | undefined,
  settings: RuleSwitches,
): Program {
  const relations: CompiledRelation[] = [];
  const checks: CompiledCheck[] = [];
  const starts = [0];
  const variables: number[] = [];
  const coefficients: number[] = [];
  let inapplicable = 0;
  const size = fieldsOf(edition).length;
  const variable = (id: string, lastYear: boolean | undefined): number => {
    const field = fieldById(lastYear ? (lastEdition ?? edition) : edition, id);
    if (!field) throw new Error(`Form edition ${edition} has no figure ${id}`);
    return lastYear ? size + field.index : field.index;
  };

  for (const rule of rules) {
    const { enabled = true, level } = settings.rules?.[rule.id] ?? {};
    if (!enabled) continue;
    if (!rule.editions.includes(edition)) {
      inapplicable++;
    } else if (!isRelationRule(rule)) {
      checks.push({ rule, level, kinds: rule.kinds, check: rule.check });
    } else if (
      rule.lastYear &&
      (rule.lastYear === 'sameEdition' ? lastEdition !== edition : lastEdition === undefined)
    ) {
      inapplicable += rule.relations(edition).length;
    } else {
      for (const relation of rule.relations(edition)) {
        for (const [side, sign] of [
          [relation.left, 1],
          [relation.right, -1],
        ] as const) {
          for (const term of side.terms) {
            const index = variable(term.field, term.lastYear);
            variables.push(index);
            coefficients.push(term.minus ? -sign : sign);
          }
        }
        starts.push(variables.length);
        relations.push({
          id: `${rule.id}:${relation.key}`,
          rule,
          level: level ?? relation.level ?? rule.level,
          relation,
          crossYear: rule.lastYear !== undefined,
          total: relation.total === undefined ? -1 : variable(relation.total, false),
        });
      }
    }
  }
  return {
    edition,
    size,
    relations,
    starts: Int16Array.from(starts),
    variables: Int16Array.from(variables),
    coefficients: Int8Array.from(coefficients),
    checks,
    tableChecks: checks.filter(({ rule }) => rule.reads !== 'text'),
    inapplicable,
  };
}

/** The standing of every figure, with totals that are blank although their parts are not: these are unknown, not 0. */
export interface Known {
  readonly standing: Uint8Array;
  readonly blankTotals: ReadonlyMap<number, number | undefined>;
}

const { empty: EMPTY } = Standing;
const NO_BLANK_TOTALS: ReadonlyMap<number, number | undefined> = new Map();

export function knownOf(program: Program, report: AnnualReport): Known {
  const { relations, starts, variables, coefficients } = program;
  const { values, notable } = report;
  if (notable.length === 0) return { standing: report.standing, blankTotals: NO_BLANK_TOTALS };
  const blank: number[] = [];
  for (let place = 0; place < relations.length; place++) {
    const total = relations[place]?.total ?? -1;
    if (total >= 0 && report.standing[total] === EMPTY) blank.push(place);
  }
  if (blank.length === 0) return { standing: report.standing, blankTotals: NO_BLANK_TOTALS };

  const standing = report.standing.slice();
  const blankTotals = new Map<number, number | undefined>();
  // A total may be the sum of other blank totals, so the parts are gone through until nothing more is learnt.
  for (let learnt = true; learnt;) {
    learnt = false;
    for (const place of blank) {
      const total = relations[place]?.total ?? -1;
      if (blankTotals.get(total) !== undefined) continue;
      let sum = 0;
      let decided = true;
      for (let at = starts[place] ?? 0; at < (starts[place + 1] ?? 0); at++) {
        const variable = variables[at] ?? 0;
        if (variable === total) continue;
        const asked = blankTotals.get(variable);
        if (standing[variable] === Standing.unknown && asked === undefined) decided = false;
        sum += (coefficients[at] ?? 0) * (asked ?? values[variable] ?? 0);
      }
      if (decided ? sum === 0 : blankTotals.has(total)) continue;
      blankTotals.set(total, decided ? sum : undefined);
      standing[total] = Standing.unknown;
      learnt = true;
    }
  }
  return { standing, blankTotals };
}

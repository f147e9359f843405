import { settingOf, type CheckResult, type Setting } from './check';
import { acrossYears } from './diagnose/acrossYears';
import { formulaFaults } from './diagnose/formulaFaults';
import { correctionOf } from './diagnose/correction';
import { explanation, tell, type Explanation, type StatedValue } from './diagnose/explanation';
import { seenTogether } from './diagnose/joint';
import { lastYearSays } from './diagnose/lastYear';
import { alongLines, exchangedRows } from './diagnose/lines';
import { DECISIVE, STRONG, WITNESS } from './diagnose/evidence';
import { peel } from './diagnose/peel';
import { fewestChanges, sameCell, type Change, type Domain, type Solutions } from './diagnose/search';
import { systemOf, type System } from './diagnose/system';
import { isOfEquation, type Correction, type Finding, type Suspect } from './finding';
import { fieldsOf } from './forms';
import { isZero, rounded, Standing, type AnnualReport } from './report';
import { sumsOf } from './rules/formulas';
import type { Settings } from './settings';
import { LEVELS } from './workbook';

export type { StatedValue } from './diagnose/explanation';

/** 差错定位: from failed relations to the fewest cells that explain them. */
export interface Diagnosis {
  /** The gravest and surest first. */
  readonly suspects: readonly Suspect[];
  /** Ids of findings whose wrong cell no rule can decide. */
  readonly undecided: readonly string[];
}

const NOTHING: Diagnosis = { suspects: [], undecided: [] };
const DEFAULTS: Settings = {};
const ALTERNATIVES = 50;

/** Findings that stand for a cell as such, whatever the sums say. */
const ENTRY_CODE = /\.(unreadable|negative|fraction|blankTotal)$/;

/** `stated`: what the text says of the figures, as further evidence where the tables leave a tie. */
export function diagnose(
  report: AnnualReport,
  result: CheckResult,
  settings: Settings = DEFAULTS,
  stated: readonly StatedValue[] = [],
): Diagnosis {
  const open = result.findings.filter(
    (finding) => isOfEquation(finding) || ENTRY_CODE.test(finding.code) || finding.rule === 'T3-7',
  );
  if (open.length === 0) return NOTHING;
  const setting = settingOf(report, settings);
  const usual = new Diagnosing(result, setting, stated).run(open);
  const blank = setting.known.blankTotals.size;
  if (blank === 0 || blank > FEW_BLANK_TOTALS || usual.cells <= blank) return usual.diagnosis;
  // A blank total beside wrong figures may not be forgotten at all: the figures under it may belong elsewhere.
  const zeros = { ...setting, known: { standing: report.standing, blankTotals: new Map<number, number>() } };
  const other = new Diagnosing(result, zeros, stated).run(open);
  const better =
    other.cells <= usual.cells && other.diagnosis.undecided.length <= usual.diagnosis.undecided.length;
  return better ? other.diagnosis : usual.diagnosis;
}

/** With more of them it is a habit. */
const FEW_BLANK_TOTALS = 4;

/** Explanations of one group of equations, before they are told. */
interface Draft {
  readonly explanations: readonly Explanation[];
  readonly certain: boolean;
  /** There are more explanations than these. */
  readonly more?: boolean;
}

class Diagnosing {
  private readonly system: System;
  /** Figures with what formulas should show, and what unknown cells must be. */
  private readonly values: Float64Array;
  private readonly drafts: Draft[] = [];

  private readonly report: AnnualReport;

  constructor(
    private readonly result: CheckResult,
    private readonly setting: Setting,
    private readonly stated: readonly StatedValue[],
  ) {
    this.report = setting.report;
    this.system = systemOf(setting.program, this.report, setting.known);
    this.values = Float64Array.from(this.report.values);
    this.follow(this.values);
  }

  run(open: readonly Finding[]): { diagnosis: Diagnosis; cells: number } {
    for (const corrections of formulaFaults(this.report)) {
      this.drafts.push({ explanations: [corrections], certain: true });
    }
    this.solve();
    this.fillUnknown();
    this.flipSigns(open);
    for (const explanations of acrossYears(this.report, this.setting, this.values)) {
      this.drafts.push({ explanations, certain: false });
    }
    const suspects = this.drafts.map((draft) => this.suspect(draft)).sort(this.gravestFirst);
    const explained = new Set(suspects.flatMap(({ explains }) => explains));
    return {
      diagnosis: {
        suspects,
        undecided: open.filter(({ id }) => !explained.has(id)).map(({ id }) => id),
      },
      cells: suspects.reduce((sum, { corrections }) => sum + corrections.length, 0),
    };
  }

  /** Brings every cell that follows from others up to date. */
  private follow(values: Float64Array): void {
    const { definitions } = this.system;
    for (let at = definitions.length - 1; at >= 0; at--) {
      const definition = definitions[at];
      if (!definition) continue;
      let sum = 0;
      for (const [variable, by] of definition.terms) sum += by * (values[variable] ?? 0);
      values[definition.variable] = sum;
    }
  }

  /** left − right of every equation; last year's figures are constants in it. */
  private residual(): Float64Array {
    const { program, last } = this.setting;
    const residual = new Float64Array(this.system.sources.length);
    this.system.sources.forEach((source, place) => {
      let sum = 0;
      for (let at = program.starts[source] ?? 0; at < (program.starts[source + 1] ?? 0); at++) {
        const variable = program.variables[at] ?? 0;
        const value = variable < program.size ? this.values[variable] : last?.values[variable - program.size];
        sum += (program.coefficients[at] ?? 0) * (value ?? 0);
      }
      residual[place] = isZero(sum) ? 0 : sum;
    });
    return residual;
  }

  private knownLastYear(source: number): boolean {
    const { program, lastKnown } = this.setting;
    const variables = program.variables.slice(program.starts[source] ?? 0, program.starts[source + 1] ?? 0);
    return variables.every(
      (variable) =>
        variable < program.size || lastKnown?.standing[variable - program.size] === Standing.number,
    );
  }

  private solve(): void {
    const { program } = this.setting;
    const residual = this.residual();
    const { sources, component } = this.system;
    // A report may differ from last year's for a reason: where it does, a solution need not mend it, but where it
    // agrees a solution must not break it.
    const idle = new Uint8Array(sources.length);
    const broken = new Set<number>();
    sources.forEach((source, place) => {
      const crossYear = program.relations[source]?.crossYear ?? false;
      if (crossYear && (residual[place] !== 0 || !this.knownLastYear(source))) {
        residual[place] = 0;
        idle[place] = 1;
      } else if (residual[place] !== 0) {
        broken.add(component[place] ?? 0);
      }
    });
    const fields = fieldsOf(this.report.edition);
    const domain: Domain = {
      values: this.values,
      signed: (variable) => fields[variable]?.signed ?? false,
      decimal: (variable) => fields[variable]?.unit === '万元',
    };
    for (const part of broken) {
      const its = residual.map((value, place) => (component[place] === part ? value : 0));
      this.mend(its, idle, domain);
    }
    this.seeTogether();
    // What follows from the corrections (unknown cells, other years) is reckoned with the best of them.
    for (const { explanations } of this.drafts) {
      for (const { field, expected } of explanations[0]?.corrections ?? []) this.values[field] = expected;
    }
    this.follow(this.values);
  }

  /** Finds what explains the broken equations of one part, or as much of them as can be explained. */
  private mend(residual: Float64Array, idle: Uint8Array, domain: Domain): void {
    const found = fewestChanges(this.system, residual, idle, domain);
    const solutions = found.complete ? found : this.withLines(found, residual, idle, domain);
    if (solutions.changes.length > 0) {
      this.draft(solutions);
      return;
    }
    const peeled = peel(this.system, residual, idle, domain);
    for (const each of peeled) this.drafts.push({ explanations: [this.explain([each])], certain: false });
    if (peeled.length > 0 && residual.some((value) => value !== 0)) this.mend(residual, idle, domain);
  }

  /** Splits what the search found into groups that stand for themselves, and ranks the rest. */
  private draft({ changes, complete, forced }: Solutions): void {
    const [first] = changes;
    if (!first) return;
    const keyOf = ({ variable, by }: Change[number]) => `${variable}+${by}`;
    const counts = new Map<string, number>();
    for (const change of changes) {
      for (const each of change) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
    }
    const shared = first.filter((each) => counts.get(keyOf(each)) === changes.length);
    let settled = complete;
    for (const part of this.connected(shared)) {
      const told = this.explain(part);
      const certain =
        part.every((each) => forced?.some((other) => sameCell(each, other)) ?? false) ||
        (complete && this.standsOut([told]));
      const onlyWay = !certain && forced !== undefined && told.reasons.length === 0;
      const reasons = onlyWay ? ['只改别的格，就会有格要填成负数'] : told.reasons;
      const explanations = this.orExchanged([{ ...told, reasons }]);
      settled &&= certain;
      this.drafts.push({ explanations, certain: certain && explanations.length === 1 });
    }
    const rests = changes.map((change) =>
      change.filter((each) => counts.get(keyOf(each)) !== changes.length),
    );
    if ((rests[0]?.length ?? 0) > 0) {
      const ranked = [...this.orExchanged(rests.map((rest) => this.explain(rest)))].sort(
        (one, other) => other.weight - one.weight,
      );
      this.drafts.push({
        explanations: ranked.slice(0, ALTERNATIVES),
        // What goes with doubtful changes is as doubtful.
        certain: settled && this.standsOut(ranked),
        more: ranked.length > ALTERNATIVES || !complete,
      });
    }
  }

  /** Beside two row totals in each other's place, the figures of the two rows in each other's place. */
  private orExchanged(explanations: readonly Explanation[]): readonly Explanation[] {
    const cellsOf = ({ corrections }: Pick<Explanation, 'corrections'>) =>
      corrections
        .map(({ field }) => field)
        .sort()
        .join();
    const known = new Set(explanations.map(cellsOf));
    const rows = explanations.flatMap(({ corrections, weight }): Explanation[] => {
      const exchanged = exchangedRows(this.report, corrections);
      if (!exchanged || known.has(cellsOf({ corrections: exchanged }))) return [];
      return [{ corrections: exchanged, weight, reasons: ['两行各类申请人的数互换了'] }];
    });
    return rows.length > 0 ? [...explanations, ...rows] : explanations;
  }

  /** Where the search gave up, a whole row or column may still explain everything. */
  private withLines(
    { changes, ...solutions }: Solutions,
    residual: Float64Array,
    idle: Uint8Array,
    domain: Domain,
  ): Solutions {
    const lines = alongLines(this.report.edition, this.system, residual, idle, domain);
    const size = changes[0]?.length ?? Math.min(...lines.map(({ length }) => length));
    const known = (line: Change) =>
      changes.some((change) => change.every((each) => line.some((other) => sameCell(each, other))));
    return {
      ...solutions,
      changes: [...changes, ...lines.filter((line) => line.length === size && !known(line))],
    };
  }

  private seeTogether(): void {
    const groups = seenTogether(
      this.report,
      this.drafts.map(({ explanations }) => explanations),
    );
    this.drafts.forEach((draft, place) => {
      const { explanations, certain } = draft;
      const group = groups[place] ?? explanations;
      // Two slips in neighbouring columns may look like one: that names a cell, but does not settle the matter.
      this.drafts[place] = {
        ...draft,
        explanations: group,
        certain:
          certain &&
          group[0]?.corrections === explanations[0]?.corrections &&
          (group.length === 1 || this.standsOut(group)),
      };
    });
  }

  /** Evidence enough for the first, none for the others. */
  private standsOut([first, second]: readonly Explanation[]): boolean {
    return (first?.weight ?? 0) >= (second ? WITNESS : DECISIVE) && (second?.weight ?? 0) <= 0.5;
  }

  /** Changes that share no equation are separate faults. */
  private connected(change: Change): Change[] {
    const { cellStarts, equations } = this.system;
    const groups: { cells: Change[number][]; equations: Set<number> }[] = [];
    for (const each of change) {
      const its = new Set(
        equations.slice(cellStarts[each.variable] ?? 0, cellStarts[each.variable + 1] ?? 0),
      );
      const joined = groups.filter((group) => [...its].some((equation) => group.equations.has(equation)));
      const merged = {
        cells: [...joined.flatMap(({ cells }) => cells), each],
        equations: new Set([...joined.flatMap((group) => [...group.equations]), ...its]),
      };
      groups.splice(0, groups.length, ...groups.filter((group) => !joined.includes(group)), merged);
    }
    return groups.map(({ cells }) => cells);
  }

  private explain(change: Change): Explanation {
    const corrections = change.flatMap(({ variable, by }) => {
      const expected = rounded((this.values[variable] ?? 0) + by);
      return correctionOf(this.report, variable, expected) ?? [];
    });
    return explanation(this.report, corrections, this.corroboration(corrections));
  }

  /** What last year's report and the text say of a change. */
  private corroboration(corrections: readonly Correction[]): { weight: number; reasons: string[] } {
    const said = lastYearSays(this.setting, corrections);
    let weight = said.reduce((sum, each) => sum + each.weight, 0);
    const reasons = said.flatMap(({ reason }) => reason ?? []);
    for (const { stated, is } of this.restated(corrections)) {
      weight += is ? WITNESS : -3;
      if (is) reasons.push(`与正文所述 ${stated.value} 一致`);
    }
    return { weight, reasons };
  }

  /** Stated values that corrections would make right (`is`), or wrong. */
  private restated(corrections: readonly Correction[]): { stated: StatedValue; is: boolean }[] {
    if (this.stated.length === 0) return [];
    const before = Float64Array.from(this.values);
    const after = Float64Array.from(this.values);
    for (const { field, actual, expected, lastYear } of corrections) {
      if (lastYear) continue;
      after[field] = expected;
      before[field] = typeof actual === 'number' ? actual : 0;
    }
    this.follow(before);
    this.follow(after);
    const holds = ({ terms, value }: StatedValue, values: Float64Array): boolean =>
      isZero(terms.reduce((sum, term) => sum + (term.coefficient ?? 1) * (values[term.field] ?? 0), -value));
    return this.stated.flatMap((stated) => {
      const is = holds(stated, after);
      return is === holds(stated, before) ? [] : [{ stated, is }];
    });
  }

  /** Cells that state no number get the value that the equations leave for them. */
  private fillUnknown(): void {
    const blankTotals: Correction[] = [];
    const settled = this.drafts.every(({ certain }) => certain);
    const { definitions } = this.system;
    const causes = new Set(
      definitions.flatMap(({ variable, because }) => (because === 'unknown' ? variable : [])),
    );
    for (const { variable, because, terms } of definitions) {
      // A formula that shows an error because a cell that it adds up is no number mends itself with that cell.
      const follows =
        this.report.standing[variable] !== Standing.unknown ||
        [...terms.keys()].some((part) => causes.has(part));
      if (because === 'formula' && follows) continue;
      const expected = this.values[variable] ?? 0;
      const field = fieldsOf(this.report.edition)[variable];
      const possible = Number.isInteger(expected) && (expected >= 0 || field?.signed === true);
      const correction = correctionOf(this.report, variable, expected);
      if (!correction || !possible) continue;
      if (this.setting.known.blankTotals.has(variable)) blankTotals.push(correction);
      else
        this.drafts.push({
          explanations: [{ corrections: [correction], weight: STRONG, reasons: [] }],
          certain: settled,
        });
    }
    if (blankTotals.length > 0) {
      const reasons = ['总计空着，按各项相加'];
      this.drafts.push({
        explanations: [{ corrections: blankTotals, weight: STRONG, reasons }],
        certain: settled,
      });
    }
  }

  /** A negative count that no sum contradicts (its totals are formulas): most likely a stray minus sign. */
  private flipSigns(open: readonly Finding[]): void {
    const told = new Set(
      this.drafts.flatMap(({ explanations }) =>
        explanations.flatMap((each) => each.corrections.map(({ field }) => field)),
      ),
    );
    for (const { code, fields } of open) {
      const [field] = fields;
      if (!code.endsWith('.negative') || field === undefined || told.has(field)) continue;
      if (this.system.definitions.some(({ variable }) => variable === field)) continue;
      const correction = correctionOf(this.report, field, -(this.report.values[field] ?? 0));
      if (!correction) continue;
      const reasons = ['件数不能为负；去掉负号后请核对有关总计'];
      this.drafts.push({ explanations: [{ corrections: [correction], weight: 2, reasons }], certain: false });
    }
  }

  private suspect({ explanations, certain, more = false }: Draft): Suspect {
    const [first, ...others] = explanations;
    const weight = first?.weight ?? 0;
    const clear = weight >= STRONG && weight >= (others[0]?.weight ?? 0) + 1.5;
    const tied = others.length > 0 && !clear;
    return {
      corrections: first?.corrections ?? [],
      explains: [
        ...this.explains(first?.corrections ?? []),
        ...(tied ? [] : this.settles(first?.corrections ?? [])),
      ],
      alternatives: others.map(({ corrections }) => corrections),
      certain,
      reasons: tied ? [] : (first?.reasons ?? []),
      message: tell(this.report, explanations, { clear, certain, more }),
    };
  }

  /** The findings that the cells of a suspect have a part in, through formulas too. */
  private explains(corrections: readonly Correction[]): string[] {
    const cells = new Set<number>();
    let lastYear = false;
    for (const correction of corrections) {
      if (correction.lastYear) lastYear = true;
      else cells.add(correction.field);
    }
    for (let at = this.system.definitions.length - 1; at >= 0; at--) {
      const definition = this.system.definitions[at];
      if (definition?.because !== 'formula') continue;
      if ([...definition.terms.keys()].some((variable) => cells.has(variable)))
        cells.add(definition.variable);
    }
    const direct = new Set(corrections.map(({ field }) => field));
    const { totals } = sumsOf(this.report.edition);
    return this.result.findings
      .filter((finding) => {
        const { code, rule, fields } = finding;
        if (isOfEquation(finding)) return !lastYear && fields.some((field) => cells.has(field));
        if (code.endsWith('.blankTotal')) {
          const parts = fields.flatMap((total) => totals.get(total)?.flatMap((each) => each.parts) ?? []);
          return [...fields, ...parts].some((field) => direct.has(field));
        }
        if (ENTRY_CODE.test(code)) return fields.some((field) => cells.has(field));
        return (rule.startsWith('K-') || rule === 'T3-7') && fields.some((field) => direct.has(field));
      })
      .map(({ id }) => id);
  }

  /** Findings on the text that come right with the cells: the text was right, the table wrong. */
  private settles(corrections: readonly Correction[]): string[] {
    const told = new Set(this.result.findings.map(({ id }) => id));
    return this.restated(corrections).flatMap(({ stated, is }) =>
      is && told.has(stated.id) ? stated.id : [],
    );
  }

  private readonly gravestFirst = (one: Suspect, other: Suspect): number => {
    const grave = ({ explains }: Suspect) =>
      Math.min(
        ...this.result.findings
          .filter(({ id }) => explains.includes(id))
          .map(({ level }) => LEVELS.indexOf(level)),
        LEVELS.length,
      );
    return grave(one) - grave(other) || Number(other.certain) - Number(one.certain);
  };
}

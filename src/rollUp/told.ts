import { comparableUnit } from '../review';
import {
  compare,
  heldAgainst,
  nameOf,
  rollUp,
  type Comparison,
  type RollUp,
  type Roster,
  type UnitReport,
} from '../rollUp';
import { omissionsOf, remarksOf, unlistedLine, WHOLE_REPORT, type Omission } from './words';

/** What is added up, and for whom. */
export interface Asked {
  readonly reports: readonly UnitReport[];
  /** 本级年报: the government's own report, which is held against the sums and is no part of them. */
  readonly government?: UnitReport | undefined;
  /** Else the year of the government's report, or of most. */
  readonly year?: number | undefined;
  /** Else the unit of the government's report. */
  readonly unit?: string | undefined;
}

export interface AddedUp {
  readonly rolled: RollUp;
  readonly unit: string | undefined;
  readonly comparison: Comparison | undefined;
}

export function addedUp({ reports, government, year, unit = government?.unit }: Asked): AddedUp {
  const rolled = rollUp(reports, { year: year ?? government?.year, edition: government?.edition, unit });
  return { rolled, unit, comparison: government && compare(rolled, government) };
}

/**
 * The name by which reports of the government itself are among those that are added up; "" where there are none. What is
 * added up hangs on this alone, and not on each letter of a name while it is typed.
 */
export function ownAmong(reports: readonly UnitReport[]): (unit: string | undefined) => string {
  const names = new Set(reports.map(nameOf));
  return (unit = '') => (names.has(comparableUnit(unit)) ? comparableUnit(unit) : '');
}

/** A file of which no figure is known, or which somebody moved out. */
export interface Unread {
  readonly unit?: string;
  readonly file: string;
  readonly why: string;
}

/** A roll-up with all that is told of it, whoever tells it. */
export interface Told extends AddedUp {
  readonly omissions: readonly Omission[];
  readonly remarks: readonly string[];
  readonly roster: Roster | undefined;
}

/** @param names 单位名单: who has to hand in */
export function told(added: AddedUp, unread: readonly Unread[], names?: readonly string[]): Told {
  const { rolled } = added;
  const files = unread.map(({ file }) => file);
  const roster = names && heldAgainst(names, rolled, files);
  const whole = { what: WHOLE_REPORT, grave: true };
  return {
    ...added,
    roster,
    omissions: [
      ...unread.map((each) => {
        const unit = each.unit ?? roster?.unread.get(each.file);
        return { ...whole, ...each, ...(unit !== undefined && { unit }) };
      }),
      ...(roster?.missing ?? []).map((unit) => ({ ...whole, unit, why: '在单位名单上，没有报送' })),
      ...omissionsOf(rolled),
    ],
    remarks: [...unlistedLine(roster), ...remarksOf(rolled)],
  };
}

/** Whether somebody has to look at the sums, or at the report that they are held against. */
export function isDoubtful({ rolled, omissions, roster, comparison }: Told): boolean {
  return (
    omissions.some(({ grave }) => grave) ||
    rolled.counted.some(({ faults }) => faults.length > 0) ||
    (roster?.unlisted.length ?? 0) > 0 ||
    (comparison?.differences.length ?? 0) > 0 ||
    (comparison?.unread.length ?? 0) > 0
  );
}

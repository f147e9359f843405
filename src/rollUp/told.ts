import {
  compare,
  heldAgainst,
  rollUp,
  type Comparison,
  type RollUp,
  type Roster,
  type UnitReport,
} from '../rollUp';
import { omissionsOf, remarksOf, unlistedLine, WHOLE_REPORT, type Omission } from './words';

/** What a roll-up is made of. */
export interface Asked {
  readonly reports: readonly UnitReport[];
  readonly unread: readonly Unread[];
  /** 本级年报: the government's own report, which is held against the sums and is no part of them. */
  readonly government?: UnitReport | undefined;
  /** 单位名单: who has to hand in. */
  readonly names?: readonly string[] | undefined;
  /** Else the year of the government's report, or of most. */
  readonly year?: number | undefined;
  /** Else the unit of the government's report. */
  readonly unit?: string | undefined;
}

/** A file of which no figure is known. */
export interface Unread {
  readonly file: string;
  readonly why: string;
}

/** A roll-up with all that is told of it, whoever tells it. */
export interface Told {
  readonly rolled: RollUp;
  readonly unit: string | undefined;
  readonly omissions: readonly Omission[];
  readonly remarks: readonly string[];
  readonly roster: Roster | undefined;
  readonly comparison: Comparison | undefined;
}

export function told({ reports, unread, government, names, year, unit = government?.unit }: Asked): Told {
  const rolled = rollUp(reports, { year: year ?? government?.year, edition: government?.edition, unit });
  const roster = names && heldAgainst(names, rolled);
  const whole = { what: WHOLE_REPORT, grave: true };
  return {
    rolled,
    unit,
    omissions: [
      ...unread.map((each) => ({ ...whole, ...each })),
      ...(roster?.missing ?? []).map((missing) => ({
        ...whole,
        unit: missing,
        why: '在单位名单上，没有报送',
      })),
      ...omissionsOf(rolled),
    ],
    remarks: [...unlistedLine(roster), ...remarksOf(rolled)],
    roster,
    comparison: government && compare(rolled, government),
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

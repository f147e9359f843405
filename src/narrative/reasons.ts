import { RESULT_GROUPS, rowsUnder } from '../forms';
import type { AnnualReport } from '../report';
import { tableSlot } from './figures';
import { bare, type Ledger, type Slot } from './slot';

/** On what grounds applications were refused, not processed or closed: the rows below （三）to（六）. */

/** What the text calls a row where the words of the form are long, or say too little outside the table. */
const REASON_WORDS: Readonly<Record<string, string>> = {
  refusedForbiddenByLaw: '法律行政法规禁止公开',
  unableNotHeld: '本机关不掌握',
  unableNeedsCreation: '需要另行制作',
  unableStillUnclear: '补正后仍不明确',
  notProcessedPetition: '信访举报投诉类',
  notProcessedMassive: '大量反复申请',
  otherOther: '其他情形',
};

interface Reason {
  /** Key of the heading that it stands below. */
  readonly group: string;
  readonly count: Slot;
  /** As templates see it. */
  readonly told: object;
}

/** Those that hold anything, in the form's order. */
export function reasonsOf(report: AnnualReport, ledger: Ledger): readonly Reason[] {
  return RESULT_GROUPS.flatMap(({ key: group }) =>
    rowsUnder(report.edition, group)
      .filter(({ key }) => key !== group)
      .map(({ key, short, label }) => {
        const count = tableSlot([`applications.${key}.total`], report, ledger);
        return {
          group,
          count,
          told: Object.assign(bare(), { 名称: REASON_WORDS[key] ?? short ?? label, 件数: count }),
        };
      }),
  ).filter(({ count }) => count.gt(0));
}

/** The most frequent first. */
export const byCount = (one: Reason, other: Reason): number =>
  one.count.equals(other.count) ? 0 : one.count.gt(other.count) ? -1 : 1;

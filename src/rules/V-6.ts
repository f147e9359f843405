import type { ClaimFinding } from '../claims';
import { fieldById } from '../forms';
import type { AnnualReport } from '../report';
import type { CheckRule } from './rule';
import { disagreements } from './stated';

/** Growth is a number, told by V-10. */
const isWord = ({ kind, fields }: ClaimFinding): boolean =>
  kind === 'zero' || (kind === 'implied' && !fields.some((field) => field.includes(':')));

/** Everything received is still open: 收1件且结转. Finish words are then told by V-7. */
export function onlyCarriedForward(report: AnnualReport): boolean {
  const valueOf = (row: 'resultsTotal' | 'carriedForward') => {
    const field = fieldById(report.edition, `applications.${row}.total`);
    return field ? (report.values[field.index] ?? 0) : 0;
  };
  return valueOf('carriedForward') > 0 && valueOf('resultsTotal') === 0;
}

export const rule: CheckRule = {
  id: 'V-6',
  title: '“未收到”“未发生”“全部办结”等说法与表格一致',
  level: 'mustFix',
  basis: '同一事实在文字与表格的说法应当一致；有结转就不能写全部办结',
  basisKind: 'inference',
  editions: [2021, 2019],
  check: (report) =>
    disagreements(
      report,
      (claim) => isWord(claim) && !(claim.kind === 'implied' && onlyCarriedForward(report)),
    ),
};

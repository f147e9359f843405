import { LEVEL_LABELS } from '../finding';
import { correctionsOf, headlineOf, placeOf, type Problem } from '../problems';
import type { AnnualReport } from '../report';
import { a1 } from '../workbook';
import { ProblemDetail } from './ProblemDetail';
import { useSession } from './useSession';
import { addressIn, captionOfCorrection, shown } from './words';

/** One problem: a line to click on, and, where it is the current one, all that is known of it. */
export function ProblemItem({ problem, current }: { problem: Problem; current: boolean }) {
  const { session, state } = useSession();
  if (state.outcome.kind !== 'reviewed') return null;
  const { report } = state.outcome.review;
  const place = placeOf(problem);
  const toggle = () =>
    current
      ? session.dispatch({ type: 'listed', list: { current: undefined } })
      : void session.goTo(problem, place);
  return (
    <li
      className={`problem level-${problem.level}`}
      data-current={current || undefined}
      data-waived={problem.waived || undefined}
    >
      <h3>
        <button type="button" className="headline" aria-expanded={current} onClick={toggle}>
          <Headline problem={problem} report={report} whole={current} />
          <span className="aside">
            <span className="badge">{LEVEL_LABELS[problem.level]}</span>
            {place && <span className="address">{addressIn(place)}</span>}
            <span className="rule">{problem.rule}</span>
          </span>
        </button>
      </h3>
      {current && <ProblemDetail problem={problem} report={report} place={place} />}
    </li>
  );
}

/** Of many cells to correct together, the first are told until the problem is unfolded. */
const CORRECTIONS_SHOWN = 3;

interface HeadlineProps {
  readonly problem: Problem;
  readonly report: AnnualReport;
  readonly whole: boolean;
}

function Headline({ problem, report, whole }: HeadlineProps) {
  const corrections = correctionsOf(problem);
  if (corrections.length === 0) return <span className="said">{headlineOf(problem)}</span>;
  const told = whole ? corrections : corrections.slice(0, CORRECTIONS_SHOWN);
  return (
    <>
      {told.map((correction) => (
        <span className="said" key={`${correction.cell.sheet}${a1(correction.cell)}`}>
          {captionOfCorrection(correction, report)}　
          <span className="verdict">
            {likelihood(problem)}应为 <strong className="expected">{correction.expected}</strong>，现为{' '}
            <span className="actual">{shown(correction.actual)}</span>
          </span>
        </span>
      ))}
      {told.length < corrections.length && <span className="said">等 {corrections.length} 格</span>}
    </>
  );
}

function likelihood({ suspect }: Problem): string {
  if (suspect && suspect.alternatives.length > 0) return '最可能';
  return suspect?.certain === false ? '可能' : '';
}

import { useState } from 'react';
import { equationOf } from '../equation';
import type { Correction, Finding } from '../finding';
import { correctionsOf, type Problem } from '../problems';
import { tidyingOf } from '../tidying';
import type { AnnualReport } from '../report';
import { RULES } from '../rules';
import { isWaivable } from '../waivers';
import type { CellAddress } from '../workbook';
import { EquationTable } from './EquationTable';
import { useSession } from './useSession';
import { WaiverForm } from './WaiverForm';
import { addressIn, captionOfCorrection, shown } from './words';

/** All that is known of a problem, and what can be done about it. */
export function ProblemDetail({
  problem,
  report,
  place,
}: {
  problem: Problem;
  report: AnnualReport;
  place: CellAddress | undefined;
}) {
  const { session, state } = useSession();
  const [explaining, setExplaining] = useState(false);
  const { suspect, findings } = problem;
  const corrections = correctionsOf(problem);
  const tidying = tidyingOf(problem, report);
  const waivable = findings.length > 0 && findings.every(isWaivable) && !problem.waived;
  return (
    <div className="detail">
      {problem.waivers.map((waiver) => (
        <div className="waiver" key={waiver.finding}>
          <p>
            <strong>说明</strong>　{waiver.reason}
          </p>
          <p className="waiver-time">
            {new Date(waiver.at).toLocaleString('zh-CN', { dateStyle: 'medium', timeStyle: 'short' })}
            <button type="button" className="quiet" onClick={() => void session.removeWaivers([waiver])}>
              删除
            </button>
          </p>
        </div>
      ))}
      <div className="buttons">
        {corrections.length > 0 && !problem.waived && (
          <Apply corrections={corrections} words={adopting('采用建议值', corrections)} report={report} />
        )}
        {tidying && !problem.waived && (
          <Apply corrections={tidying.corrections} words={tidying.words} report={report} />
        )}
        {place && (
          <button type="button" onClick={() => void session.select(place)}>
            定位
          </button>
        )}
        {waivable && !explaining && state.waiversClosed === undefined && (
          <button type="button" onClick={() => setExplaining(true)}>
            说明
          </button>
        )}
      </div>
      {waivable && explaining && <WaiverForm problem={problem} onClose={() => setExplaining(false)} />}
      {suspect && suspect.reasons.length > 0 && (
        <ul className="reasons" aria-label="判断理由">
          {suspect.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {findings.map((finding, place) => (
        <Because
          key={finding.id}
          finding={finding}
          report={report}
          headline={corrections.length === 0 && place === 0}
        />
      ))}
      {suspect && suspect.alternatives.length > 0 && (
        <Alternatives
          // A tie has no first: all of them are told alike.
          alternatives={
            corrections.length > 0 ? suspect.alternatives : [suspect.corrections, ...suspect.alternatives]
          }
          words={
            corrections.length > 0
              ? '仅凭核对关系不能确定，也可能是'
              : '仅凭核对关系不能断定是哪一处，改其中一处即可'
          }
          report={report}
        />
      )}
      {problem.level === 'explain' && !waivable && !problem.waived && (
        <p className="hint">其中有必改的关系，改正后才能填写说明。</p>
      )}
    </div>
  );
}

function Because({
  finding,
  report,
  headline,
}: {
  finding: Finding;
  report: AnnualReport;
  headline: boolean;
}) {
  const rule = RULES.find(({ id }) => id === finding.rule);
  const equation = equationOf(finding.id, report);
  return (
    <section className="because">
      {equation ? <EquationTable equation={equation} /> : !headline && <p>{finding.message}</p>}
      {!equation && finding.cells.length > 1 && <Cells cells={finding.cells} />}
      {rule && (
        <details className="basis">
          <summary>
            {rule.id} {rule.title}
          </summary>
          <p>依据：{rule.basis}</p>
        </details>
      )}
    </section>
  );
}

const CELLS_SHOWN = 12;

function Cells({ cells }: { cells: readonly CellAddress[] }) {
  const { session } = useSession();
  return (
    <p className="cells">
      {cells.slice(0, CELLS_SHOWN).map((cell) => (
        <button
          key={addressIn(cell)}
          type="button"
          className="link"
          onClick={() => void session.select(cell)}
        >
          {addressIn(cell)}
        </button>
      ))}
      {cells.length > CELLS_SHOWN && <span>等 {cells.length} 格</span>}
    </p>
  );
}

/** A sum that does not hold may be mended in any of its parts: a long list is opened on demand. */
const ALTERNATIVES_SHOWN = 5;

/** A tie is told as a tie: the relations allow each of these as well. */
function Alternatives({
  alternatives,
  words,
  report,
}: {
  alternatives: readonly (readonly Correction[])[];
  words: string;
  report: AnnualReport;
}) {
  const { session } = useSession();
  const [whole, setWhole] = useState(false);
  const told = whole ? alternatives : alternatives.slice(0, ALTERNATIVES_SHOWN);
  return (
    <section className="alternatives">
      <h4>{words}</h4>
      <ul>
        {told.map((corrections) => (
          <li key={corrections.map(({ cell }) => addressIn(cell)).join()}>
            <span>
              {corrections.map((correction) => (
                <button
                  key={addressIn(correction.cell)}
                  type="button"
                  className="link"
                  onClick={() => void session.select(correction.cell)}
                >
                  {captionOfCorrection(correction, report)}　{shown(correction.actual)} →{' '}
                  {correction.expected}
                </button>
              ))}
            </span>
            <Apply corrections={corrections} words={adopting('采用', corrections)} report={report} quiet />
          </li>
        ))}
      </ul>
      {told.length < alternatives.length && (
        <button type="button" className="link" onClick={() => setWhole(true)}>
          共 {alternatives.length} 处，全部列出
        </button>
      )}
    </section>
  );
}

function adopting(words: string, [first, ...others]: readonly Correction[]): string {
  return first && others.length === 0 ? `${words} ${first.expected}` : words;
}

/** 采用建议值, where the value can be put in: not into last year's file, a formula or a protected sheet. */
function Apply({
  corrections,
  words,
  report,
  quiet,
}: {
  corrections: readonly Correction[];
  words: string;
  report: AnnualReport;
  quiet?: boolean;
}) {
  const { session, state } = useSession();
  const elsewhere = corrections.some(({ cell, lastYear }) => lastYear && cell.workbook !== undefined);
  if (elsewhere) return <span className="hint">须在上年文件中改正</span>;
  const formula = corrections.some(({ field, lastYear }) => {
    const entry = (lastYear ? report.lastYear : report)?.entries[field];
    return entry !== undefined && 'formula' in entry && entry.formula !== undefined;
  });
  if (formula) return <span className="hint">该格是公式，请检查公式引用的范围</span>;
  const closed = session.workbook.capabilities.readOnly;
  return (
    <button
      type="button"
      className={quiet ? '' : 'primary'}
      disabled={closed || state.work !== undefined}
      title={closed ? '工作簿为只读' : undefined}
      onClick={() => void session.apply(corrections)}
    >
      {words}
    </button>
  );
}

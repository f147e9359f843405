import { useState } from 'react';
import { equationOf } from '../equation';
import { LEVEL_LABELS, type Correction, type Finding } from '../finding';
import { fieldsOf } from '../forms';
import { placeOf, type Problem } from '../problems';
import type { AnnualReport } from '../report';
import { RULES } from '../rules';
import { isWaivable } from '../waivers';
import { a1, type CellAddress } from '../workbook';
import { EquationTable } from './EquationTable';
import { useSession } from './useSession';
import { WaiverForm } from './WaiverForm';

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
          <Headline problem={problem} report={report} />
          <span className="aside">
            <span className="badge">{LEVEL_LABELS[problem.level]}</span>
            {place && <span className="address">{addressIn(place)}</span>}
            <span className="rule">{problem.rule}</span>
          </span>
        </button>
      </h3>
      {current && <Detail problem={problem} report={report} place={place} />}
    </li>
  );
}

/** Names before addresses. */
function addressIn(cell: CellAddress): string {
  return `${cell.workbook === undefined ? '' : '上年文件 '}${cell.sheet} ${a1(cell)}`;
}

function captionOfCorrection({ field, lastYear }: Correction, report: AnnualReport): string {
  const edition = (lastYear ? report.lastYear : report)?.edition ?? report.edition;
  const named = fieldsOf(edition)[field];
  return `${lastYear ? '上年' : ''}${named?.form.name ?? ''} ${named?.label ?? ''}`;
}

function shown(value: number | string | null): string {
  return value === null || value === '' ? '空' : String(value);
}

function Headline({ problem, report }: { problem: Problem; report: AnnualReport }) {
  const corrections = problem.suspect?.corrections ?? [];
  if (corrections.length === 0) return <span className="said">{problem.findings[0]?.message}</span>;
  return (
    <>
      {corrections.map((correction) => (
        <span className="said" key={`${correction.cell.sheet}${a1(correction.cell)}`}>
          {captionOfCorrection(correction, report)}　
          <span className="verdict">
            {problem.suspect?.certain === false && '可能'}应为{' '}
            <strong className="expected">{correction.expected}</strong>，现为{' '}
            <span className="actual">{shown(correction.actual)}</span>
          </span>
        </span>
      ))}
    </>
  );
}

function Detail({
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
        {suspect && !problem.waived && (
          <Apply corrections={suspect.corrections} words="采用建议值" report={report} />
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
      {findings.map((finding) => (
        <Because key={finding.id} finding={finding} report={report} headline={suspect === undefined} />
      ))}
      {suspect && suspect.alternatives.length > 0 && (
        <Alternatives alternatives={suspect.alternatives} report={report} />
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
  const { state } = useSession();
  const rule = RULES.find(({ id }) => id === finding.rule);
  const equation = equationOf(finding.id, report, state.preferences.settings);
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

/** A tie is told as a tie: the relations allow each of these as well. */
function Alternatives({
  alternatives,
  report,
}: {
  alternatives: readonly (readonly Correction[])[];
  report: AnnualReport;
}) {
  const { session } = useSession();
  return (
    <section className="alternatives">
      <h4>仅凭核对关系不能确定，也可能是</h4>
      <ul>
        {alternatives.map((corrections) => (
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
            <Apply corrections={corrections} words="采用" report={report} quiet />
          </li>
        ))}
      </ul>
    </section>
  );
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
      {corrections.length === 1 && ` ${corrections[0]?.expected}`}
    </button>
  );
}

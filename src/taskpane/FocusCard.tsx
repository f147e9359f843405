import { useMemo } from 'react';
import type { Equation } from '../equation';
import { focusOn, type Focus } from '../focus';
import type { Entry } from '../report';
import { besideNumber } from '../rules/excerpt';
import { a1 } from '../workbook';
import { EquationTable } from './EquationTable';
import { useSession } from './useSession';

/** 所选单元格: what it is, how it was a year ago, and which relations it stands in. */
export function FocusCard() {
  const { state } = useSession();
  const { outcome, selected } = state;
  const focus = useMemo(
    () => (selected && outcome.kind === 'reviewed' ? focusOn(selected, outcome.review) : undefined),
    [selected, outcome],
  );
  if (!selected || !focus) return null;
  return (
    <section className="focus" aria-label="所选单元格">
      <p className="focus-place">
        {focus.field.form.name}
        <span className="address">{a1(selected)}</span>
      </p>
      <p className="focus-label">
        <span>{focus.field.label}</span>
        <strong className="value">{spelled(focus.entry)}</strong>
      </p>
      {focus.lastYear && <LastYear lastYear={focus.lastYear} unit={focus.field.unit} />}
      {focus.equations.length > 0 && (
        <details>
          <summary>{standing(focus.equations)}</summary>
          {focus.equations.map((equation) => (
            <EquationTable key={equation.id} equation={equation} />
          ))}
        </details>
      )}
      {focus.cited.length > 0 && <Cited cited={focus.cited} />}
    </section>
  );
}

function spelled(entry: Entry): string {
  if (entry.kind === 'number') return String(entry.value);
  return entry.kind === 'blank' ? '空' : entry.text;
}

function LastYear({ lastYear, unit }: { lastYear: NonNullable<Focus['lastYear']>; unit: string }) {
  return (
    <p className="focus-last-year">
      上年 {lastYear.value} {unit}
      {changeOf(lastYear)}
    </p>
  );
}

function changeOf({ change, ratio }: NonNullable<Focus['lastYear']>): string {
  if (change === undefined) return '';
  if (change === 0) return '，与上年相同';
  const percent = ratio === undefined ? '' : `（${(Math.abs(ratio) * 100).toFixed(2)}%）`;
  return `，${change > 0 ? '增加' : '减少'} ${Math.abs(change)}${percent}`;
}

/** The sentences that state the figure: where the table is changed, these must be too. */
function Cited({ cited }: { cited: Focus['cited'] }) {
  const { session } = useSession();
  const wrong = cited.filter(({ status }) => status === 'disagrees').length;
  return (
    <details>
      <summary>
        正文引用 {cited.length} 处{wrong > 0 ? `，${wrong} 处与表不符` : ''}
      </summary>
      {cited.map(({ cell, sentence, sentenceAt, claim }) => (
        <button
          key={`${a1(cell)}${sentenceAt}+${claim.at}`}
          type="button"
          className="link cited"
          onClick={() => void session.select(cell)}
        >
          {sentence.slice(
            besideNumber(sentence, Math.max(0, claim.at - 20), -1),
            besideNumber(sentence, claim.at + claim.raw.length + 10, 1),
          )}
        </button>
      ))}
    </details>
  );
}

function standing(equations: readonly Equation[]): string {
  const failing = equations.filter(({ outcome }) => outcome === 'fails').length;
  const unknown = equations.filter(({ outcome }) => outcome === 'unknown').length;
  const parts = [failing > 0 && `${failing} 条不符`, unknown > 0 && `${unknown} 条未定`].filter(Boolean);
  return `所在关系 ${equations.length} 条：${parts.length > 0 ? parts.join('，') : '均相符'}`;
}

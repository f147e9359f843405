import type { Equation, EquationSide, EquationTerm } from '../equation';
import { useSession } from './useSession';

/** An equation in the workbook's own numbers: both sides, what they are made of, and how far apart they are. */
export function EquationTable({ equation }: { equation: Equation }) {
  const { caption, left, right, difference, outcome } = equation;
  return (
    <div className={`equation ${outcome}`}>
      <p className="caption">{caption}</p>
      <Side side={left} />
      <Side side={right} />
      <p className="difference">
        {outcome === 'unknown' ? '有格无法读数，未能核对' : outcome === 'holds' ? '相符' : '相差'}
        {outcome === 'fails' && <strong>{Math.abs(difference)}</strong>}
      </p>
    </div>
  );
}

function Side({ side }: { side: EquationSide }) {
  const [first] = side.terms;
  const single = side.terms.length === 1 && first !== undefined;
  return (
    <div className="side">
      <span className="words">{side.words.replace(/[为填]$/, '')}</span>
      {single ? <Term term={first} numberOnly /> : <span className="value">{side.value}</span>}
      {!single && <Terms terms={side.terms} />}
    </div>
  );
}

const FEW = 4;

/** Sums of twenty rows are mostly zeros: what counts is shown, the zeros are counted. */
function Terms({ terms }: { terms: readonly EquationTerm[] }) {
  const telling = terms.length <= FEW ? terms : terms.filter(({ value }) => value !== 0);
  const zeros = terms.length - telling.length;
  return (
    <span className="terms">
      {telling.map((term, place) => (
        <span key={`${term.field.id}${term.lastYear}`}>
          {place > 0 || term.minus ? (term.minus ? ' － ' : ' ＋ ') : ''}
          <Term term={term} />
        </span>
      ))}
      {zeros > 0 && (
        <span className="zeros">{telling.length > 0 ? `，其余 ${zeros} 项为 0` : `${zeros} 项均为 0`}</span>
      )}
    </span>
  );
}

function Term({ term, numberOnly }: { term: EquationTerm; numberOnly?: boolean }) {
  const { session } = useSession();
  const { cell, caption, value } = term;
  const words = (
    <>
      {numberOnly ? <span className="visually-hidden">{caption} </span> : `${caption} `}
      <b>{value ?? '？'}</b>
    </>
  );
  const kind = numberOnly ? 'link value' : 'link';
  if (!cell) return <span className={numberOnly ? 'value' : undefined}>{words}</span>;
  return (
    <button type="button" className={kind} onClick={() => void session.select(cell)}>
      {words}
    </button>
  );
}

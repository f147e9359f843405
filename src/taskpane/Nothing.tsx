import { zeroForms, type AnnualReport } from '../report';
import type { Review } from '../review';
import { problemsIn } from './state';
import { useSession } from './useSession';

/** In the list's place where there is nothing in it, and why. */
export function Nothing() {
  const { session, state } = useSession();
  const { outcome } = state;
  if (outcome.kind === 'noReport') {
    return (
      <div className="empty">
        <h2>没有找到年度报告的表</h2>
        <p>{outcome.reason}</p>
        <button type="button" onClick={() => void session.check()}>
          重新读取
        </button>
      </div>
    );
  }
  if (problemsIn(state).length > 0) return <p className="empty">没有符合筛选条件的问题。</p>;
  const review = outcome.kind === 'reviewed' ? outcome.review : undefined;
  const zero = review ? zeroForms(review.report) : [];
  // Not filled in yet, or nothing to report: only people can tell.
  const blank = zero.length > 0 && zero.length === review?.report.tables.length;
  return (
    <div className={`empty ${blank ? '' : 'clean'}`}>
      <h2>{blank ? '数字都是 0' : '没有发现问题'}</h2>
      {review && <Reach review={review} />}
      {zero.length > 0 && <p>{zero.join('、')}各格都是 0，如还没有填，请填好后再看。</p>}
      {blank && <p>确实都是 0 的，没有发现问题。</p>}
      <p>填报内容是否属实，仍请对照台账。</p>
    </div>
  );
}

/** How far the check reached. */
function Reach({ review: { report, claims } }: { review: Review }) {
  const stated = claims.coverage.numbers > claims.coverage.other;
  const left = [...(report.lastYear ? [] : ['跨年关系']), ...(stated ? [] : ['正文']), ...lacking(report)];
  return <p>{left.length === 0 ? '表内、表间、跨年和文表关系都已核对。' : `未核对：${left.join('、')}。`}</p>;
}

const lacking = ({ missing }: AnnualReport): readonly string[] =>
  missing.filter(({ what }) => what === 'table').map(({ caption }) => caption);

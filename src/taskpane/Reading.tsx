import { formsOf } from '../forms';
import type { Review } from '../review';
import { RULES } from '../rules';
import { useSession } from './useSession';

/** 识别: which rules are left out, what the form has and the workbook does not, and what was decided on the way. */
export default function Reading({ review }: { review: Review }) {
  const { missing, edition } = review.report;
  const { session, state } = useSession();
  // Switched off once, for all workbooks: a clean list must not pass for a whole check.
  const { rules } = state.preferences.settings;
  const off = RULES.filter(({ id }) => rules?.[id]?.enabled === false).map(({ id }) => id);
  const source = formsOf(edition)[0]?.source ?? '';
  return (
    <>
      {off.length > 0 && (
        <p className="hint">
          已停用 {off.length} 条规则，未核对：{off.join('、')}。
          <button
            type="button"
            className="link"
            onClick={() => session.dispatch({ type: 'viewed', view: 'settings' })}
          >
            查看设置
          </button>
        </p>
      )}
      <details className="reading" open={missing.some(({ what }) => what === 'table')}>
        <summary>{missing.length > 0 ? `有 ${missing.length} 项在工作簿中未找到` : '识别说明'}</summary>
        <ul>
          {missing.map(({ message }) => (
            <li key={message}>{message}</li>
          ))}
          {review.notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
          <li>
            按 {edition} 年版表样（{source}）核对。
          </li>
        </ul>
      </details>
    </>
  );
}

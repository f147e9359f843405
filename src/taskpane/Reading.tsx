import { formsOf } from '../forms';
import type { Review } from '../review';
import { RULES } from '../rules';
import { ChooseLastYear } from './ChooseLastYear';
import { ToLastYear } from './ToLastYear';
import { useSession } from './useSession';

/** 识别: which rules are left out, what the form has and the workbook does not, and what was decided on the way. */
export function Reading({ review }: { review: Review }) {
  const { missing, edition } = review.report;
  const { session, state } = useSession();
  // Switched off once, for all workbooks: a clean list must not pass for a whole check.
  const { rules } = state.preferences.settings;
  const off = RULES.filter(({ id }) => rules?.[id]?.enabled === false).map(({ id }) => id);
  const source = formsOf(edition)[0]?.source ?? '';
  return (
    <>
      {!review.report.lastYear && <NoLastYear />}
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

/** Where the file was chosen once, its name and the way to it; else the way to what it is good for. */
function NoLastYear() {
  const { state } = useSession();
  const { lastYear: chosen, lastYearBefore } = state;
  if (lastYearBefore !== undefined && !chosen) {
    return (
      <p className="hint">
        跨年核对从略：上次用的上年文件是《{lastYearBefore}》。
        <ChooseLastYear className="link">再选一次</ChooseLastYear>
      </p>
    );
  }
  return (
    <p className="hint">
      未提供上年报告，跨年核对从略。
      <ToLastYear />
    </p>
  );
}

import { placeOf } from '../problems';
import { neighbour } from './problemList';
import { GROUPINGS, type Grouping } from './state';
import { useSession } from './useSession';

const GROUPING_NAMES: Readonly<Record<Grouping, string>> = { level: '按级别', table: '按表', rule: '按规则' };

/** How the list of problems is grouped and filtered, and the way through it. */
export function ListTools() {
  const { session, state } = useSession();
  const { grouping, filter } = state.list;
  const step = (way: 1 | -1) => {
    const problem = neighbour(state, way);
    if (problem) void session.goTo(problem, placeOf(problem));
  };
  return (
    <div className="tools" role="group" aria-label="问题列表">
      <select
        aria-label="分组方式"
        value={grouping}
        onChange={({ target }) =>
          session.dispatch({
            type: 'listed',
            list: { grouping: GROUPINGS.find((each) => each === target.value) ?? 'level' },
          })
        }
      >
        {GROUPINGS.map((each) => (
          <option key={each} value={each}>
            {GROUPING_NAMES[each]}
          </option>
        ))}
      </select>
      <input
        type="search"
        aria-label="筛选问题"
        placeholder="筛选：商业企业、T3-1…"
        value={filter}
        onChange={({ target }) => session.dispatch({ type: 'listed', list: { filter: target.value } })}
      />
      <button
        type="button"
        className="step"
        aria-label="上一个问题"
        title="上一个（Alt+↑）"
        onClick={() => step(-1)}
      >
        ↑
      </button>
      <button
        type="button"
        className="step"
        aria-label="下一个问题"
        title="下一个（Alt+↓）"
        onClick={() => step(1)}
      >
        ↓
      </button>
    </div>
  );
}

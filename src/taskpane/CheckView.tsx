import { lazy, Suspense, useEffect, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { LEVEL_LABELS } from '../finding';
import { countsOf, placeOf } from '../problems';
import { zeroForms, type AnnualReport } from '../report';
import type { Review } from '../review';
import { RULES } from '../rules';
import { LEVELS, type Level } from '../workbook';
import { ProblemItem } from './ProblemItem';
import {
  GROUPINGS,
  groupsIn,
  openProblems,
  problemsIn,
  type Grouping,
  type PaneState,
  type ProblemGroup,
} from './state';
import { useSession } from './useSession';

const Welcome = lazy(() => import(/* webpackChunkName: "views" */ './Welcome'));
const Reading = lazy(() => import(/* webpackChunkName: "views" */ './Reading'));
const FocusCard = lazy(() => import(/* webpackChunkName: "views" */ './FocusCard'));

const GROUPING_NAMES: Readonly<Record<Grouping, string>> = { level: '按级别', table: '按表', rule: '按规则' };

export function CheckView() {
  const { state } = useSession();
  const { outcome } = state;
  if (!state.preferences.welcomed) return <Welcome />;
  if (outcome.kind === 'none') return <p className="empty">正在读取工作簿…</p>;
  if (outcome.kind === 'noReport') return <NoReport reason={outcome.reason} />;
  return (
    <>
      <div className="scroll">
        <Summary review={outcome.review} at={outcome.at} />
        {problemsIn(state).length > 0 && <ListTools />}
        <ProblemList />
      </div>
      <Suspense fallback={null}>
        <FocusCard />
      </Suspense>
    </>
  );
}

function NoReport({ reason }: { reason: string }) {
  const { session } = useSession();
  return (
    <div className="empty">
      <h2>没有找到年度报告的表</h2>
      <p>{reason}</p>
      <button type="button" onClick={() => void session.check()}>
        重新读取
      </button>
    </div>
  );
}

function Summary({ review, at }: { review: Review; at: Date }) {
  const { session, state } = useSession();
  const counts = countsOf(openProblems(state));
  const { pass, fail, incomplete } = review.summary;
  return (
    <section className="summary" aria-label="校核结果">
      <ul className="counts">
        {LEVELS.map((level) => (
          <li key={level} className={`count level-${level}`} data-none={counts[level] === 0 || undefined}>
            <span className="number">{counts[level]}</span> {LEVEL_LABELS[level]}
          </li>
        ))}
      </ul>
      <p className="relations">
        <span>
          核对 {pass + fail + incomplete} 条：符合 {pass}，不符 {fail}
          {incomplete > 0 && `，未定 ${incomplete}`}
        </span>
        <time dateTime={at.toISOString()}>
          {at.toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', second: '2-digit' })}
        </time>
      </p>
      {!review.report.lastYear && (
        <p className="hint">
          未提供上年报告，跨年核对从略。
          <button
            type="button"
            className="link"
            onClick={() => session.dispatch({ type: 'viewed', view: 'lastYear' })}
          >
            选择上年文件
          </button>
        </p>
      )}
      <Suspense fallback={null}>
        <Reading review={review} />
      </Suspense>
    </section>
  );
}

function ListTools() {
  const { session, state } = useSession();
  const { grouping, filter } = state.list;
  const step = (way: 1 | -1) => {
    const problem = session.next(way);
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

function ProblemList() {
  const { session, state } = useSession();
  const groups = groupsIn(state);
  const list = useRef<HTMLDivElement>(null);
  const { current } = state.list;
  useEffect(() => {
    if (current === undefined) return;
    list.current?.querySelector('[data-current] h3')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  useEffect(() => {
    // The selected cell's card takes room from the list: what was just clicked on must not vanish behind it.
    const scroller = list.current?.parentElement;
    if (!scroller) return;
    let { bottom } = scroller.getBoundingClientRect();
    const observer = new ResizeObserver(() => {
      const headline = list.current?.querySelector('[data-current] h3');
      const place = headline?.getBoundingClientRect();
      const now = scroller.getBoundingClientRect();
      const covered = place && place.top >= now.top && place.bottom <= bottom && place.bottom > now.bottom;
      if (covered) headline?.scrollIntoView({ block: 'nearest' });
      bottom = now.bottom;
    });
    observer.observe(scroller);
    return () => observer.disconnect();
  }, [groups.length]);
  // A repaired or explained problem takes its buttons along; the focus goes on in the list instead of getting lost.
  const inside = useRef(false);
  useLayoutEffect(() => {
    if (!inside.current || document.activeElement !== document.body || !document.hasFocus()) return;
    const next = list.current?.querySelector<HTMLElement>('[data-current] .headline, .headline');
    next?.focus({ preventScroll: true });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const way = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (way === 0 || !event.altKey) return;
    event.preventDefault();
    const problem = session.next(way);
    if (problem) void session.goTo(problem, placeOf(problem));
  };
  if (groups.length === 0) return <Nothing state={state} />;
  return (
    <div
      className="problems"
      ref={list}
      onKeyDown={onKeyDown}
      onFocus={() => (inside.current = true)}
      onBlur={() => (inside.current = false)}
    >
      {groups.map((group) => (
        <section key={group.key} aria-label={groupName(group, state.list.grouping)}>
          <h2 className={`group ${group.key === 'waived' ? 'waived' : `level-${group.key}`}`}>
            {groupName(group, state.list.grouping)}
            <span className="group-count">{group.problems.length}</span>
          </h2>
          <ul>
            {group.problems.map((problem) => (
              <ProblemItem key={problem.id} problem={problem} current={problem.id === current} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function groupName({ key }: ProblemGroup, grouping: Grouping): string {
  if (key === 'waived') return '已说明';
  if (grouping === 'level') return LEVEL_LABELS[key as Level];
  if (grouping === 'table') return key;
  const rule = RULES.find(({ id }) => id === key);
  return rule ? `${rule.id} ${rule.title}` : key;
}

function Nothing({ state }: { state: PaneState }) {
  const { outcome } = state;
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

import { useEffect, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { LEVEL_LABELS } from '../finding';
import { countsOf, placeOf } from '../problems';
import type { Review } from '../review';
import { RULES } from '../rules';
import { LEVELS, type Level } from '../workbook';
import { FocusCard } from './FocusCard';
import { ListTools } from './ListTools';
import { Nothing } from './Nothing';
import { ProblemItem } from './ProblemItem';
import { Reading } from './Reading';
import { groupsIn, neighbour, type ProblemGroup } from './problemList';
import { openProblems, problemsIn, type Grouping } from './state';
import { useSession } from './useSession';
import { Welcome } from './Welcome';

export default function CheckView() {
  const { state } = useSession();
  const { outcome } = state;
  if (!state.preferences.welcomed) return <Welcome />;
  if (outcome.kind === 'none') return <p className="empty">正在读取工作簿…</p>;
  if (outcome.kind === 'noReport') return <Nothing />;
  return (
    <>
      <div className="scroll">
        <Summary review={outcome.review} at={outcome.at} />
        {problemsIn(state).length > 0 && <ListTools />}
        <ProblemList />
      </div>
      <FocusCard />
    </>
  );
}

function Summary({ review, at }: { review: Review; at: Date }) {
  const { state } = useSession();
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
          {at.toLocaleTimeString('zh-CN', {
            hour: '2-digit',
            minute: '2-digit',
            second: '2-digit',
            hourCycle: 'h23',
          })}
        </time>
      </p>
      <Reading review={review} />
    </section>
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
    const problem = neighbour(state, way);
    if (problem) void session.goTo(problem, placeOf(problem));
  };
  if (groups.length === 0) return <Nothing />;
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

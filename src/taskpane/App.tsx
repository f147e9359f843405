import { lazy, Suspense, useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import { formsOf } from '../forms';
import { MARK_LOOKS } from '../hosts/marking';
import { LEVELS } from '../workbook';
import { Guard } from './Guard';
import type { PaneSession } from './session';
import { VIEWS, type PaneState, type View } from './state';
import { SessionContext, useSession } from './useSession';
import './pane.css';

const VIEW_NAMES: Readonly<Record<View, string>> = {
  check: '校核',
  text: '正文',
  lastYear: '上年',
  settings: '设置',
};

const CheckView = lazy(() => import(/* webpackChunkName: "views" */ './CheckView'));
const LastYearView = lazy(() => import(/* webpackChunkName: "views" */ './LastYearView'));
const SettingsView = lazy(() => import(/* webpackChunkName: "views" */ './SettingsView'));
const TextView = lazy(() => import(/* webpackChunkName: "text" */ './TextView'));

const VIEWS_BY_NAME: Readonly<Record<View, ReactNode>> = {
  check: <CheckView />,
  text: <TextView />,
  lastYear: <LastYearView />,
  settings: <SettingsView />,
};

export function App({ session }: { session: PaneSession }) {
  return (
    <SessionContext value={session}>
      <Guard>
        <Pane />
      </Guard>
    </SessionContext>
  );
}

function Pane() {
  const { session, state } = useSession();
  useAppearance(state, session.surroundings.isDark);
  return (
    <main className="pane">
      <Header />
      <Messages />
      <CurrentView view={state.view} />
      <Announcer text={state.announcement} />
    </main>
  );
}

function CurrentView({ view }: { view: View }) {
  return (
    <div
      className={`view view-${view}`}
      id={`view-${view}`}
      role="tabpanel"
      aria-labelledby={`tab-${view}`}
      tabIndex={-1}
    >
      <Guard key={view}>
        <Suspense fallback={<p className="empty">正在载入…</p>}>{VIEWS_BY_NAME[view]}</Suspense>
      </Guard>
    </div>
  );
}

/** The theme, and the levels' colours as they are in the workbook, for the style sheet. */
function useAppearance({ preferences: { theme } }: PaneState, isDark: () => boolean | undefined) {
  useEffect(() => {
    const show = () => {
      const dark = isDark();
      const automatic = dark === undefined ? 'auto' : dark ? 'dark' : 'light';
      document.documentElement.dataset['theme'] = theme === 'auto' ? automatic : theme;
    };
    show();
    // Excel does not tell when its theme changes; the pane looks again whenever it comes into sight.
    document.addEventListener('visibilitychange', show);
    return () => document.removeEventListener('visibilitychange', show);
  }, [theme, isDark]);
  useEffect(() => {
    for (const level of LEVELS) {
      const { fill, font, border } = MARK_LOOKS[level];
      const { style } = document.documentElement;
      style.setProperty(`--mark-${level}-fill`, `#${fill}`);
      style.setProperty(`--mark-${level}-font`, `#${font}`);
      style.setProperty(`--mark-${level}-border`, `#${border}`);
    }
  }, []);
}

function Header() {
  const { session, state } = useSession();
  const undone = state.undo.at(-1);
  const check = () => {
    // Whoever asks for a check wants to see what it found.
    if (!state.preferences.welcomed) void session.prefer({ welcomed: true });
    session.dispatch({ type: 'viewed', view: 'check' });
    void session.checkAndMark();
  };
  return (
    <div className="header">
      <Subject state={state} />
      <div className="actions">
        <button type="button" className="primary" disabled={state.work !== undefined} onClick={check}>
          校核并标记
        </button>
        <MarksButton />
        <span className="spacer" />
        {undone && (
          <button
            type="button"
            className="quiet"
            disabled={state.work !== undefined}
            title={`撤销：${undone.label}`}
            onClick={() => void session.undo()}
          >
            撤销<span className="visually-hidden">：{undone.label}</span>
          </button>
        )}
      </div>
      <Tabs />
    </div>
  );
}

/** Whose report, of which year, on which edition of the form. */
function Subject({ state }: { state: PaneState }) {
  if (state.outcome.kind !== 'reviewed') return <h1 className="subject">年报勾稽</h1>;
  const { report } = state.outcome.review;
  const { unit, year } = report.profile;
  return (
    <div className="subject-lines">
      <h1 className="subject">{unit ?? '单位名称未识别'}</h1>
      <p className="edition">
        {year === undefined ? '年度未识别' : `${year} 年度`}
        <span className="separator">·</span>
        <span title={formsOf(report.edition)[0]?.source}>{report.edition} 年版表样</span>
      </p>
    </div>
  );
}

function MarksButton() {
  const { session, state } = useSession();
  if (state.marks === 'none') return null;
  return (
    <>
      {state.marks === 'outdated' && (
        <button type="button" disabled={state.work !== undefined} onClick={() => void session.mark()}>
          更新标记
        </button>
      )}
      <button type="button" disabled={state.work !== undefined} onClick={() => void session.clearMarks()}>
        清除标记
      </button>
    </>
  );
}

function Tabs() {
  const { session, state } = useSession();
  const show = (view: View) => session.dispatch({ type: 'viewed', view });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = VIEWS[(VIEWS.indexOf(state.view) + step + VIEWS.length) % VIEWS.length];
    if (step === 0 || !next) return;
    event.preventDefault();
    show(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label="窗格视图" onKeyDown={onKeyDown}>
      {VIEWS.map((view) => (
        <button
          key={view}
          id={`tab-${view}`}
          type="button"
          role="tab"
          aria-selected={view === state.view}
          aria-controls={view === state.view ? `view-${view}` : undefined}
          tabIndex={view === state.view ? 0 : -1}
          onClick={() => show(view)}
        >
          {VIEW_NAMES[view]}
        </button>
      ))}
    </div>
  );
}

function Messages() {
  const { session, state } = useSession();
  const { message, work, stale } = state;
  return (
    <div className="messages">
      {work?.slow && (
        <div className="message busy">
          <progress aria-label={work.doing} />
          <p>{work.doing}…</p>
          <button type="button" className="quiet" onClick={() => session.cancel()}>
            取消
          </button>
        </div>
      )}
      {stale !== undefined && (
        <div className="message stale" role="status">
          <p>
            <strong>结果可能已过时</strong>　{stale}
          </p>
          <button type="button" className="quiet" onClick={() => void session.check()}>
            重新校核
          </button>
        </div>
      )}
      {message && (
        <div className={`message ${message.tone}`} role={message.tone === 'error' ? 'alert' : 'status'}>
          <p>{message.text}</p>
          <button
            type="button"
            className="quiet"
            onClick={() => session.dispatch({ type: 'told', message: undefined })}
          >
            知道了
          </button>
        </div>
      )}
      {state.notices.map(({ kind, message: text }) => (
        <div key={`${kind}${text}`} className="message info">
          <p>{text}</p>
        </div>
      ))}
      {state.waiversClosed !== undefined && (
        <div className="message info">
          <p>{state.waiversClosed}</p>
        </div>
      )}
    </div>
  );
}

/** Speaks once the list has stood still for a moment, so that typing is not talked over. */
function Announcer({ text }: { text: string }) {
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(text), 800);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {spoken}
    </div>
  );
}

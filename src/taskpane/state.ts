import type { Composition } from '../compose';
import { LEVEL_LABELS } from '../finding';
import { countsOf, problemsOf, type Problem } from '../problems';
import type { Review } from '../review';
import type { Waiver } from '../waivers';
import { LEVELS, type CellAddress, type ChangedCell, type Notice, type Sheet } from '../workbook';
import { DEFAULT_PREFERENCES, type Preferences } from './preferences';

/** The pane's whole state and how it changes. Pure: the screen shows it, the session feeds it. */

export const VIEWS = ['check', 'text', 'lastYear', 'settings'] as const;
export type View = (typeof VIEWS)[number];

export const GROUPINGS = ['level', 'table', 'rule'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What the last check came to. */
export type Outcome =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'reviewed';
      readonly review: Review;
      readonly sheets: readonly Sheet[];
      readonly at: Date;
    }
  /** No annual report in the workbook; `reason` says what was looked for. */
  | { readonly kind: 'noReport'; readonly reason: string; readonly at: Date };

/** Something that takes its time. `slow` after a second: only then are progress and 取消 shown. */
export interface Work {
  readonly doing: string;
  readonly slow: boolean;
}

/** Told at the top of the pane until it is read or something newer takes its place. */
export interface Message {
  readonly tone: 'info' | 'error';
  readonly text: string;
}

/** A step that the pane can take back: Excel's own undo does not know waivers. */
export type UndoStep =
  | {
      readonly kind: 'values';
      readonly label: string;
      readonly edits: readonly ChangedCell[];
    }
  | ({ readonly kind: 'waivers'; readonly label: string } & WaiverChange)
  | { readonly kind: 'preferences'; readonly label: string; readonly before: Preferences };

/** Reasons that come and go; all others stay, whoever wrote them. */
export interface WaiverChange {
  readonly added: readonly Waiver[];
  readonly removed: readonly Waiver[];
}

export interface LastYearFile {
  readonly name: string;
  readonly sheets: readonly Sheet[];
}

/** 生成正文: what would be written, or why it cannot be yet. */
export interface Draft {
  readonly composition: Composition;
  /** Text that a person wrote is replaced as well. */
  readonly overwrite: boolean;
}

export type Marks = 'none' | 'shown' | 'outdated';

export interface PaneState {
  readonly view: View;
  readonly outcome: Outcome;
  readonly work: Work | undefined;
  /** Why the list may no longer be what the workbook says. */
  readonly stale: string | undefined;
  readonly message: Message | undefined;
  readonly notices: readonly Notice[];
  readonly preferences: Preferences;
  readonly waivers: readonly Waiver[];
  /** Why no waiver can be kept in this workbook. */
  readonly waiversClosed: string | undefined;
  readonly lastYear: LastYearFile | undefined;
  /** Name of the file that the workbook was last checked with, as the workbook keeps it. */
  readonly lastYearBefore: string | undefined;
  readonly draft: Draft | undefined;
  readonly selected: CellAddress | undefined;
  readonly list: {
    readonly grouping: Grouping;
    readonly filter: string;
    /** Id of the problem that is unfolded. */
    readonly current: string | undefined;
  };
  readonly marks: Marks;
  readonly undo: readonly UndoStep[];
  /** Read out by screen readers once the list has settled. */
  readonly announcement: string;
}

export const INITIAL_STATE: PaneState = {
  view: 'check',
  outcome: { kind: 'none' },
  work: undefined,
  stale: undefined,
  message: undefined,
  notices: [],
  preferences: DEFAULT_PREFERENCES,
  waivers: [],
  waiversClosed: undefined,
  lastYear: undefined,
  lastYearBefore: undefined,
  draft: undefined,
  selected: undefined,
  list: { grouping: 'level', filter: '', current: undefined },
  marks: 'none',
  undo: [],
  announcement: '',
};

export type Action =
  | { readonly type: 'viewed'; readonly view: View }
  | { readonly type: 'workStarted'; readonly doing: string }
  | { readonly type: 'workSlow' }
  | { readonly type: 'workEnded' }
  | {
      readonly type: 'checked';
      readonly outcome: Outcome;
      readonly notices: readonly Notice[];
      readonly marked: boolean;
    }
  | { readonly type: 'wentStale'; readonly why: string }
  | { readonly type: 'told'; readonly message: Message | undefined }
  | { readonly type: 'preferred'; readonly preferences: Partial<Preferences> }
  | {
      readonly type: 'waiversChanged';
      readonly waivers: readonly Waiver[];
      readonly closed?: string | undefined;
    }
  | { readonly type: 'lastYearChosen'; readonly file: LastYearFile | undefined }
  | { readonly type: 'lastYearRemembered'; readonly name: string | undefined }
  | { readonly type: 'composed'; readonly draft: Draft | undefined }
  | { readonly type: 'cellSelected'; readonly cell: CellAddress }
  | { readonly type: 'listed'; readonly list: Partial<PaneState['list']> }
  | { readonly type: 'marked'; readonly marks: Marks; readonly notices?: readonly Notice[] }
  | { readonly type: 'stepTaken'; readonly step: UndoStep }
  | { readonly type: 'stepUndone' };

const MOST_STEPS = 50;

export function reduce(state: PaneState, action: Action): PaneState {
  switch (action.type) {
    case 'viewed':
      return { ...state, view: action.view };
    case 'workStarted':
      return { ...state, work: { doing: action.doing, slow: false } };
    case 'workSlow':
      return state.work ? { ...state, work: { ...state.work, slow: true } } : state;
    case 'workEnded':
      return { ...state, work: undefined };
    case 'checked':
      return checked(state, action);
    case 'wentStale':
      return { ...state, stale: action.why };
    case 'told':
      return { ...state, message: action.message };
    case 'preferred':
      return { ...state, preferences: { ...state.preferences, ...action.preferences } };
    case 'waiversChanged':
      return { ...state, waivers: action.waivers, waiversClosed: action.closed };
    case 'lastYearChosen':
      return { ...state, lastYear: action.file };
    case 'lastYearRemembered':
      return { ...state, lastYearBefore: action.name };
    case 'composed':
      return { ...state, draft: action.draft };
    case 'cellSelected':
      return { ...state, selected: action.cell };
    case 'listed':
      return { ...state, list: { ...state.list, ...action.list } };
    case 'marked':
      return { ...state, marks: action.marks, notices: action.notices ?? state.notices };
    case 'stepTaken':
      return { ...state, undo: [...state.undo, action.step].slice(-MOST_STEPS) };
    case 'stepUndone':
      return { ...state, undo: state.undo.slice(0, -1) };
  }
}

function checked(
  state: PaneState,
  { outcome, notices, marked }: Extract<Action, { type: 'checked' }>,
): PaneState {
  const next: PaneState = {
    ...state,
    stale: undefined,
    outcome,
    notices,
    // Marks may also have come with the file.
    marks: state.marks === 'shown' || marked ? 'outdated' : state.marks,
  };
  return { ...next, announcement: announcementOf(state, next) };
}

/** "还有 3 处必改，1 处需说明；新增 1 处。" Says what changed rather than the whole list. */
function announcementOf(before: PaneState, after: PaneState): string {
  if (after.outcome.kind === 'noReport') return '没有找到年度报告。';
  const now = openProblems(after);
  if (now.length === 0) return '没有发现问题。';
  const counts = countsOf(now);
  const known = new Set(problemsIn(before).map(({ id }) => id));
  const added = before.outcome.kind === 'reviewed' ? now.filter(({ id }) => !known.has(id)).length : 0;
  const parts = LEVELS.filter((level) => counts[level] > 0).map(
    (level) => `${counts[level]} 处${LEVEL_LABELS[level]}`,
  );
  return `${parts.join('，')}${added > 0 ? `；新增 ${added} 处` : ''}。`;
}

const NO_PROBLEMS: readonly Problem[] = [];
const remembered = new WeakMap<Review, { waivers: readonly Waiver[]; problems: readonly Problem[] }>();

/** Every problem of the last check, waived ones included. */
export function problemsIn(state: PaneState): readonly Problem[] {
  if (state.outcome.kind !== 'reviewed') return NO_PROBLEMS;
  const { review } = state.outcome;
  const known = remembered.get(review);
  if (known?.waivers === state.waivers) return known.problems;
  const problems = problemsOf(review, state.waivers);
  remembered.set(review, { waivers: state.waivers, problems });
  return problems;
}

/** What is still to be done. */
export function openProblems(state: PaneState): readonly Problem[] {
  return problemsIn(state).filter(({ waived }) => !waived);
}

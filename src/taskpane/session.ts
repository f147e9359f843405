import type { Correction } from '../finding';
import { LAST_YEAR_NAMESPACE, lastYearXml, parseLastYear } from '../lastYearFile';
import { marksOf } from '../marks';
import { unwaived, type Problem } from '../problems';
import type { Waiver } from '../waivers';
import {
  a1,
  cellAt,
  type CellAddress,
  type CellEdit,
  type CellValue,
  type OpenWorkbook,
  type Sheet,
  type WorkbookChange,
} from '../workbook';
import type { Preferences } from './preferences';
import { INITIAL_STATE, problemsIn, reduce, type Action, type PaneState, type WaiverChange } from './state';
import type { Surroundings } from './surroundings';
import type { Hands, Step } from './hands';
import { readWaivers } from './waiverStore';
import { messageOf } from './words';

const SLOW = 1000;
/** A re-check that failed is tried again after these waits, then at the next edit. */
const RETRIES = [1000, 2000, 4000];

/**
 * One open workbook with its pane: holds the state and carries out what the user asks for, one thing at a time.
 * It outlives the screen, so that the ribbon works while the pane is closed.
 */
export class PaneSession {
  private state: PaneState = INITIAL_STATE;
  private readonly listeners = new Set<() => void>();
  private readonly stops: (() => void)[] = [];
  private queue: Promise<unknown> = Promise.resolve();
  private sheets: readonly Sheet[] = [];
  /** Aborted by 取消: what the command brings back after that is dropped, and what it has not begun is not done. */
  private running = new AbortController();
  /** What happened to the workbook since the last re-check began; `local`: here, not on somebody else's machine. */
  private changed: { local: boolean } | undefined;
  private starting: Promise<void> | undefined;
  private waiversRead = false;

  constructor(
    readonly workbook: OpenWorkbook,
    readonly surroundings: Surroundings,
  ) {
    this.dispatch({ type: 'preferred', preferences: surroundings.preferences.loaded });
  }

  readonly getState = (): PaneState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly dispatch = (action: Action): void => {
    this.state = reduce(this.state, action);
    for (const listener of this.listeners) listener();
  };

  /** Reads and checks; writes nothing. */
  start(): Promise<void> {
    this.stops.push(
      this.workbook.onChange((change) => this.follow(change)),
      this.workbook.onSelect((cell) => this.dispatch({ type: 'cellSelected', cell })),
    );
    this.starting = this.work('正在校核', (step) => step(() => this.readAndReview())).finally(() => {
      this.starting = undefined;
    });
    return this.starting;
  }

  stop(): void {
    for (const stop of this.stops.splice(0)) stop();
    this.running.abort();
  }

  /** 校核, asked for by the user: every cell is looked at again. */
  check(): Promise<void> {
    return this.work('正在校核', (step) =>
      step(() => {
        this.workbook.refresh();
        return this.readAndReview();
      }),
    );
  }

  /** 校核 from the ribbon and the pane's button: checks, then marks, unless that failed or was given up. */
  checkAndMark(): Promise<void> {
    // What is just being read for the first time need not be read twice.
    const reading = this.starting !== undefined;
    return this.work('正在校核', (step) =>
      step(async () => {
        if (!reading || this.state.outcome.kind === 'none') {
          this.workbook.refresh();
          await this.readAndReview();
        }
        await this.placeMarks();
      }),
    );
  }

  /** Resolves when all that was asked for before is done. */
  idle(): Promise<void> {
    return this.enqueue(async () => undefined);
  }

  cancel(): void {
    this.running.abort();
    this.running = new AbortController();
    this.dispatch({ type: 'workEnded' });
    this.dispatch({ type: 'wentStale', why: '已取消，以下不是最新结果。' });
  }

  mark(): Promise<void> {
    return this.work('正在标记', (step) => step(() => this.placeMarks()));
  }

  clearMarks(): Promise<void> {
    return this.work('正在清除标记', async (step) => {
      await step(() => this.workbook.clearMarks());
      const { marked, notices } = this.workbook;
      this.dispatch({ type: 'marked', marks: marked ? 'shown' : 'none', notices });
    });
  }

  /** 定位. Does not take the focus out of the pane. */
  async select(cell: CellAddress): Promise<void> {
    if (cell.workbook !== undefined) {
      this.tell('info', `这一格在上年文件“${cell.workbook}”的“${cell.sheet}”${a1(cell)}，请打开该文件查看。`);
      return;
    }
    try {
      await this.workbook.select(cell);
      this.dispatch({ type: 'cellSelected', cell });
      const sheet = this.sheets.find(({ name }) => name === cell.sheet);
      if (sheet?.hiddenRows.has(cell.row)) this.tell('info', `第 ${cell.row + 1} 行已隐藏，取消隐藏后可见。`);
      if (sheet?.hiddenColumns.has(cell.column))
        this.tell('info', `${a1(cell)} 所在的列已隐藏，取消隐藏后可见。`);
    } catch (error) {
      this.tell('error', messageOf(error));
    }
  }

  /** Makes a problem the current one and shows its cell. */
  async goTo(problem: Problem, place: CellAddress | undefined): Promise<void> {
    this.dispatch({ type: 'listed', list: { current: problem.id } });
    if (place) await this.select(place);
  }

  /** 采用建议值: writes, reads back, checks again. */
  apply(corrections: readonly Correction[]): Promise<void> {
    return this.work('正在写入', async (step) => {
      const [first] = corrections;
      if (!first) return;
      const label = `${a1(first.cell)} 改为 ${first.expected}${corrections.length > 1 ? ` 等 ${corrections.length} 格` : ''}`;
      const edits = corrections.map(({ cell, expected }) => ({ cell, value: expected }));
      await step(() => this.put(edits, label));
      await step(() => this.readAndReview());
      const missed = edits.find(({ cell, value }) => this.valueAt(cell) !== value);
      if (missed) {
        this.tell('error', `${missed.cell.sheet} ${a1(missed.cell)} 未能写入，请检查单元格是否受保护。`);
        return;
      }
      await step(() => this.remarkIfSafe());
    });
  }

  /** Writes a reason for every 需说明 finding of a problem. Returns why the reason was not kept. */
  async waive(problem: Problem, reason: string): Promise<string | undefined> {
    const { refusalOf, waive } = await import(/* webpackChunkName: "views" */ '../waivers/reason');
    const refusal = refusalOf(reason);
    if (refusal !== undefined) return refusal;
    const { outcome } = this.state;
    if (outcome.kind !== 'reviewed') return undefined;
    const at = this.surroundings.now();
    const added = problem.findings.map((finding) => waive(finding, outcome.review.report, reason, at));
    const kept = await this.keepWaivers({ added, removed: [] }, `说明 ${problem.rule}`);
    return kept ? undefined : '说明没有保存，原因见上方提示。请稍后再点“保存说明”。';
  }

  removeWaivers(removed: readonly Waiver[]): Promise<boolean> {
    return this.keepWaivers({ added: [], removed }, '删除说明');
  }

  /** Takes the pane's last step back. */
  undo(): Promise<void> {
    return this.work('正在撤销', async (step) => {
      const last = this.state.undo.at(-1);
      if (last?.kind === 'waivers') {
        const back = { added: last.removed, removed: last.added };
        await step(() => this.storeWaivers(back, true));
        this.dispatch({ type: 'stepUndone' });
      } else if (last) {
        const { undoReset, undoValues } = await import(/* webpackChunkName: "views" */ './undo');
        if (last.kind === 'values') await undoValues(this.hands(step), last.edits);
        else undoReset(this, last.before);
      }
      await step(() => this.remarkIfSafe());
    });
  }

  chooseLastYear(file: File): Promise<void> {
    return this.work('正在读取上年文件', async (step) => {
      const chosen = await this.surroundings.readFile(file);
      await step(() => {
        this.dispatch({ type: 'lastYearChosen', file: chosen });
        return this.readAndReview();
      });
    });
  }

  removeLastYear(): Promise<void> {
    this.dispatch({ type: 'lastYearChosen', file: undefined });
    return this.work('正在校核', (step) => step(() => this.readAndReview()));
  }

  /** Changes preferences; a changed rule or tolerance is checked with at once. */
  async prefer(changed: Partial<Preferences>): Promise<void> {
    this.dispatch({ type: 'preferred', preferences: changed });
    this.surroundings.preferences.save(this.state.preferences);
    if (changed.settings) await this.work('正在校核', (step) => step(() => this.readAndReview()));
  }

  /** 生成正文, first half: says what would be written, and writes nothing. */
  compose(overwrite = false): Promise<void> {
    return this.onText('正在生成正文', ({ composeText }, hands) => composeText(hands, overwrite));
  }

  /** 生成正文, second half: writes what was shown, unless the workbook has changed since. */
  writeText(): Promise<void> {
    return this.onText('正在写入正文', ({ writeText }, hands) => writeText(hands));
  }

  /** Puts one item of 基本信息 into its cell; tells whether it is read back from there. */
  async fillIn(cell: CellAddress, value: string | number): Promise<boolean> {
    let done = false;
    await this.onText('正在写入', async ({ fillIn }, hands) => {
      await fillIn(hands, cell, value);
      done = true;
      await hands.step(() => this.remarkIfSafe());
    });
    return done;
  }

  /** Adds the sheet 基本信息, what the report itself says filled in. */
  addProfileSheet(): Promise<void> {
    return this.onText('正在添加基本信息表', ({ addProfileSheet }, hands) => addProfileSheet(hands));
  }

  private onText(doing: string, task: (text: Text, hands: Hands) => Promise<void>): Promise<void> {
    return this.work(doing, async (step) => task(await loadText(), this.hands(step)));
  }

  private hands(step: Step): Hands {
    const { workbook, getState, dispatch } = this;
    return {
      workbook,
      signal: this.running.signal,
      getState,
      dispatch,
      step,
      readAndReview: (written) => this.readAndReview(written),
      valueAt: (cell) => this.valueAt(cell),
      put: (edits, label) => this.put(edits, label),
      remarkIfSafe: () => this.remarkIfSafe(),
      tell: (tone, text) => this.tell(tone, text),
    };
  }

  /** Writes, and keeps the step that takes it back. What stands there in spite of an error can be taken back too. */
  private async put(edits: readonly CellEdit[], label: string): Promise<void> {
    if (edits.length === 0) return;
    const made = edits.map(({ cell, value }) => ({ cell, before: cellAt(this.sheets, cell), after: value }));
    try {
      await this.workbook.write(edits);
      this.dispatch({ type: 'stepTaken', step: { kind: 'values', label, edits: made } });
    } catch (error) {
      await this.readAndReview().catch(() => undefined);
      const landed = made.filter(({ cell, before, after }) => {
        return this.valueAt(cell) === after && (before?.value ?? '') !== after;
      });
      if (landed.length > 0) {
        this.dispatch({ type: 'stepTaken', step: { kind: 'values', label, edits: landed } });
      }
      throw error;
    }
  }

  /**
   * Throws where it was cancelled meanwhile, so that nothing is done with what was read before.
   * @param written names of the sheets that are to be written into afterwards
   */
  private async readAndReview(written?: readonly string[]): Promise<void> {
    const { signal } = this.running;
    const [sheets, { review }] = await Promise.all([
      written ? this.workbook.readForWriting(written) : this.workbook.read(),
      loadReview(),
    ]);
    if (!this.waiversRead) await this.loadWaivers();
    signal.throwIfAborted();
    this.sheets = sheets;
    const { lastYear, preferences } = this.state;
    const { fileName } = this.surroundings;
    const result = review(
      sheets,
      {
        ...(fileName !== undefined && { fileName }),
        ...(lastYear && { lastYear: { fileName: lastYear.name, sheets: lastYear.sheets } }),
        settings: preferences.settings,
      },
      preferences.settings,
    );
    const at = this.surroundings.now();
    this.dispatch({
      type: 'checked',
      outcome: result.ok
        ? { kind: 'reviewed', review: result.review, sheets, at }
        : { kind: 'noReport', reason: result.reason, at },
      notices: [...this.workbook.notices],
      marked: this.workbook.marked && !this.workbook.capabilities.readOnly,
    });
  }

  private async placeMarks(): Promise<void> {
    const { outcome } = this.state;
    if (outcome.kind !== 'reviewed') return;
    const marks = marksOf(unwaived(outcome.review, problemsIn(this.state)));
    await this.workbook.mark(marks.filter(({ cell }) => cell.workbook === undefined));
    const { readOnly } = this.workbook.capabilities;
    if (!readOnly) await this.rememberLastYear();
    this.dispatch({ type: 'marked', marks: readOnly ? 'none' : 'shown', notices: this.workbook.notices });
  }

  /** Keeps the name of last year's file in the workbook, along with what is written there anyway. */
  async rememberLastYear(): Promise<void> {
    const { lastYear, lastYearBefore, outcome } = this.state;
    const known = !lastYear || lastYear.name === lastYearBefore;
    if (known || outcome.kind !== 'reviewed' || !outcome.review.report.lastYear) return;
    try {
      await this.workbook.xmlParts.replace(LAST_YEAR_NAMESPACE, lastYearXml(lastYear.name));
      this.dispatch({ type: 'lastYearRemembered', name: lastYear.name });
    } catch {
      // Nothing is lost but the convenience; the next marks bring another try.
    }
  }

  /** Live: reads after every edit; writes marks only where that leaves the user's Ctrl+Z alone. */
  private follow({ remote }: WorkbookChange): void {
    if (this.changed) {
      this.changed.local ||= !remote;
      return;
    }
    const changed = (this.changed = { local: !remote });
    void this.enqueue(() => {
      this.changed = undefined;
      return this.recheck(0, changed.local);
    });
  }

  private async recheck(attempt: number, local: boolean): Promise<void> {
    const { signal } = this.running;
    try {
      await this.readAndReview();
    } catch (error) {
      if (signal.aborted) return;
      this.dispatch({ type: 'wentStale', why: messageOf(error) });
      const wait = RETRIES[attempt];
      if (wait === undefined) return;
      setTimeout(() => {
        if (!signal.aborted) void this.enqueue(() => this.recheck(attempt + 1, local));
      }, wait);
      return;
    }
    if (local) await this.remarkIfSafe().catch(() => undefined);
  }

  private async remarkIfSafe(): Promise<void> {
    const { marks, preferences } = this.state;
    const wanted = marks === 'outdated' && preferences.followEdits;
    if (wanted && this.workbook.capabilities.undoSafeMarks) await this.placeMarks();
  }

  private async loadWaivers(): Promise<void> {
    const { xmlParts } = this.workbook;
    const [read, lastYear] = await Promise.all([
      readWaivers(xmlParts).catch(() => undefined),
      xmlParts.read(LAST_YEAR_NAMESPACE).catch(() => undefined),
    ]);
    this.dispatch({ type: 'lastYearRemembered', name: parseLastYear(lastYear) });
    this.waiversRead = read !== undefined;
    // Unread waivers must not be overwritten; the next check tries again.
    const parsed = read ?? WAIVERS_UNREAD;
    this.dispatch({
      type: 'waiversChanged',
      waivers: parsed.ok ? parsed.waivers : [],
      closed: parsed.ok ? undefined : parsed.reason,
    });
  }

  private async keepWaivers(change: WaiverChange, label: string): Promise<boolean> {
    let kept = false;
    await this.work('正在保存说明', async (step) => {
      const made = await step(() => this.storeWaivers(change));
      kept = true;
      this.dispatch({ type: 'stepTaken', step: { kind: 'waivers', label, ...made } });
      await step(() => this.remarkIfSafe());
    });
    return kept;
  }

  private async storeWaivers(change: WaiverChange, back = false): Promise<WaiverChange> {
    const { changeWaivers } = await import(/* webpackChunkName: "views" */ './waiverChanges');
    const stored = await changeWaivers(this.workbook.xmlParts, change, back);
    if (!stored.ok) {
      this.dispatch({ type: 'waiversChanged', waivers: [], closed: stored.reason });
      throw new Error(stored.reason);
    }
    this.dispatch({ type: 'waiversChanged', waivers: stored.waivers });
    this.dispatch({ type: 'marked', marks: this.state.marks === 'shown' ? 'outdated' : this.state.marks });
    return stored.made;
  }

  /** Carries out a command after those before it; its failure is told, never thrown. */
  private work(doing: string, task: (step: Step) => Promise<void>): Promise<void> {
    return this.enqueue(async () => {
      const { signal } = this.running;
      this.dispatch({ type: 'told', message: undefined });
      this.dispatch({ type: 'workStarted', doing });
      const timer = setTimeout(() => this.dispatch({ type: 'workSlow' }), SLOW);
      const onWaiting = (error: Error) => this.dispatch({ type: 'wentStale', why: error.message });
      try {
        await task(async (action) => {
          signal.throwIfAborted();
          return this.surroundings.patiently(action, { onWaiting, signal });
        });
      } catch (error) {
        if (!signal.aborted) this.tell('error', messageOf(error));
      } finally {
        clearTimeout(timer);
        if (!signal.aborted) this.dispatch({ type: 'workEnded' });
      }
    });
  }

  private enqueue(task: () => Promise<void>): Promise<void> {
    const done = this.queue.then(task);
    this.queue = done.catch(() => undefined);
    return done;
  }

  private tell(tone: 'info' | 'error', text: string): void {
    this.dispatch({ type: 'told', message: { tone, text } });
  }

  /** What stands in a cell as last read, '' for nothing. */
  private valueAt(at: CellAddress): CellValue {
    return cellAt(this.sheets, at)?.value ?? '';
  }
}

const WAIVERS_UNREAD = {
  ok: false,
  reason: '工作簿中保存的说明没有读出，现在不能填写说明。请重新校核。',
} as const;

/**
 * What recognises, checks and diagnoses is more than all that is drawn: it is fetched while the pane appears and the
 * workbook is read.
 */
const loadReview = () => import(/* webpackChunkName: "review" */ '../review');
// A failure is told by the check that needs it, which tries again.
loadReview().catch(() => undefined);

/** Templates and all that writes text; loaded when text is first asked for. */
const loadText = () => import(/* webpackChunkName: "text" */ './text');
type Text = Awaited<ReturnType<typeof loadText>>;

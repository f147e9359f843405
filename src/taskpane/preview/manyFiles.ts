import { BY_NAME, internalTrouble, isNoReport, withoutName } from '../../handedIn';
import { HostError } from '../../hosts/hostError';
import { lastYearAmong, publishedAs, type Published } from '../../lastYearAmong';
import { reviewedFile, type Reviewed } from '../../reviewed';
import { unitReport, type UnitReport } from '../../rollUp';
import type { Settings } from '../../settings';
import {
  isSummary,
  lackingLastYear,
  summaryRow,
  withDoubles,
  type SummaryColumn,
  type SummaryRow,
} from '../../summary';
import type { CellAddress } from '../../workbook';
import type { PaneSession } from '../session';
import { problemsIn } from '../state';
import { readWaivers } from '../waiverStore';
import type { Handed } from './handed';
import { bytesNow } from './read';

/** Workbooks in one list; a row each stays in the page. */
export const MOST_WORKBOOKS = 2_000;

/** The list as it is shown. */
export interface ManyState {
  /** In the order of their paths; a file that is not checked yet has none. */
  readonly rows: readonly SummaryRow[];
  /** Paths of what has its turn still to come. */
  readonly waiting: readonly string[];
  readonly running: Progress | undefined;
  /** By the user, before all was done. */
  readonly stopped: boolean;
  /** What else was handed in, and is not looked at. */
  readonly others: readonly string[];
  /** PDFs and OFDs among the files that hold no report. */
  readonly withoutReport: readonly string[];
  /** So many were checked against last year's report among the files. */
  readonly paired: number;
  /** What adding up needs of each file in which a report was found. */
  readonly reports: readonly UnitReport[];
  /** Chinese: what was handed in and not taken into the list. */
  readonly left: string | undefined;
}

/** How the list is looked at; it stays so while a workbook is. */
export interface Look {
  readonly order?: { readonly column: SummaryColumn; readonly down: boolean } | undefined;
  /** Reports of one year only. */
  readonly year?: number | undefined;
  /** 数据汇总 is looked at instead. */
  readonly summed?: boolean;
}

/** What 数据汇总 is asked for; it stays so while a workbook is looked at. */
export interface AskedFor {
  /** Else that of the government's report, or of most. */
  readonly year?: number | undefined;
  /** 本级年报: a row of the list, or a file besides. */
  readonly against?: { readonly path: string } | { readonly report: UnitReport } | undefined;
  /** Paths of reports that the user moved out. */
  readonly movedOut: readonly string[];
  /** As it was typed. */
  readonly unit: string;
  /** 单位名单 as it was typed or pasted, one a line. */
  readonly names: string;
}

const NOTHING_ASKED: AskedFor = { movedOut: [], unit: '', names: '' };

export interface Progress {
  readonly doing: string;
  readonly done: number;
  readonly total: number;
  readonly name: string;
}

/** A file of the list. Workbooks are not kept: a file is read when its turn comes, and again when it is opened. */
interface Entry {
  readonly path: string;
  /** As it was handed in or, since, downloaded. */
  readonly file: File | undefined;
  /** As it was handed in. */
  readonly origin: File | undefined;
  readonly row?: SummaryRow;
  /** Absent where no report was found. */
  readonly published?: Published & { readonly path: string };
  readonly report?: UnitReport | undefined;
  readonly hasLastYear?: boolean;
  /** Last year's file that it was checked with. */
  readonly lastYear?: File;
  /** Name of the changed copy that was downloaded. */
  readonly copy?: string;
}

/** The screen is told of what is new so often, in milliseconds. */
const SHOWN_EVERY = 100;

/** 汇总: many files, checked one after the other while the page goes on answering. */
export class ManyFiles {
  look: Look = {};
  askedFor = NOTHING_ASKED;
  /** In the order of the list. */
  private entries = new Map<string, Entry>();
  private others: readonly string[] = [];
  private withoutReport: readonly string[] = [];
  private left: string | undefined;
  private settings: Settings = {};
  private progress: Progress | undefined;
  /** The run that goes on; another one takes its place, and stopping leaves none. */
  private run: object | undefined;
  private stopped = false;
  private shownAt = 0;
  private state: ManyState | undefined;
  private readonly listeners = new Set<() => void>();

  /** @param currentSettings the rules as they are set on this machine now */
  constructor(private readonly currentSettings: () => Promise<Settings>) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getState = (): ManyState => (this.state ??= this.stateNow());

  /** Adds files and checks what is new. A file that is in the list already is checked anew where it has changed. */
  async add({ workbooks, others, troubles, cut }: Handed): Promise<void> {
    const places = new Map<string, File>();
    for (const { path, file } of workbooks) {
      let place = path;
      for (let count = 2; ; count++) {
        const there = places.get(place) ?? this.entries.get(place)?.origin;
        if (!there || (await isSame(there, file))) break;
        // Two folders of one name, or files out of several: neither may drop out of the list.
        place = path.replace(/(\.[^./]*)?$/, `（${count}）$1`);
      }
      places.set(place, file);
    }
    const entries = new Map(this.entries);
    let beyond = 0;
    for (const [path, file] of places) {
      const there = entries.get(path);
      if (there?.origin && isUnchanged(there.origin, file)) continue;
      if (!there && entries.size >= MOST_WORKBOOKS) beyond++;
      else entries.set(path, { path, file, origin: file });
    }
    for (const { path, message } of troubles)
      entries.set(path, {
        path,
        file: undefined,
        origin: undefined,
        row: { file: path, first: message, remarks: [] },
      });
    this.entries = new Map([...entries].sort(([, one], [, other]) => inOrder(one, other)));
    this.others = [...new Set([...this.others, ...others])].sort(BY_NAME);
    this.left =
      beyond > 0
        ? `另有 ${beyond} 个工作簿没有列入：一次最多 ${MOST_WORKBOOKS} 个。`
        : cut
          ? '文件太多，没有全部列入；请分几次打开。'
          : undefined;
    return this.check();
  }

  clear(): void {
    this.entries = new Map();
    this.others = [];
    this.withoutReport = [];
    this.left = undefined;
    this.askedFor = NOTHING_ASKED;
    this.end(false);
  }

  stop(): void {
    this.end(true);
  }

  private end(stopped: boolean): void {
    this.run = this.progress = undefined;
    this.stopped = stopped;
    this.show();
  }

  /** Checks what has not been checked, or not with the rules as they are set now. */
  async check(): Promise<void> {
    const run = (this.run = {});
    this.stopped = false;
    const goesOn = async () => {
      await turn();
      return this.run === run;
    };
    const settings = await this.currentSettings();
    if (JSON.stringify(settings) !== JSON.stringify(this.settings)) {
      this.settings = settings;
      for (const entry of this.entries.values()) if (entry.file) this.set(unchecked(entry));
    }
    for (let next = this.next(); next && (await goesOn()); next = this.next()) {
      const all = [...this.entries.values()];
      const done = all.filter(({ row }) => row).length;
      this.tell({ doing: '正在校核', done, total: all.length, name: next.path });
      await this.checkOne(next, undefined);
    }
    if (this.run !== run) return;
    const moved = this.withOtherLastYear();
    for (const [done, { path, lastYear }] of moved.entries()) {
      if (!(await goesOn())) return;
      this.tell({ doing: '正在与上年年报核对', done, total: moved.length, name: path });
      const entry = this.entries.get(path);
      if (entry?.row) await this.checkOne(entry, lastYear);
    }
    if (this.run === run) this.end(false);
  }

  /** The file of a row, with the last year's file that it was checked with. */
  filesOf(path: string): { readonly file: File; readonly lastYear: File | undefined } | undefined {
    const entry = this.entries.get(path);
    return entry?.file && { file: entry.file, lastYear: entry.lastYear };
  }

  /** The workbook of a row was changed in the page and downloaded: it is that copy from now on. */
  downloaded(path: string, copy: File): void {
    const entry = this.entries.get(path);
    if (entry) this.set({ ...entry, file: copy, copy: copy.name });
  }

  /** The row as its workbook, open in the page, is now. */
  refresh(path: string, session: PaneSession): void {
    const entry = this.entries.get(path);
    const state = session.getState();
    const { outcome } = state;
    if (!entry || outcome.kind === 'none') return;
    const found =
      outcome.kind === 'reviewed'
        ? this.found(entry, { review: outcome.review, problems: problemsIn(state) })
        : { row: { file: path, first: outcome.reason, remarks: [] }, report: undefined };
    this.set({ ...entry, ...found });
    this.show();
    // Its office or year may be another now, and so may the rules.
    if (!this.stopped) void this.check();
  }

  private set(entry: Entry): void {
    if (this.entries.has(entry.path)) this.entries.set(entry.path, entry);
  }

  private next(): Entry | undefined {
    for (const entry of this.entries.values()) if (!entry.row) return entry;
    return undefined;
  }

  /** One file's trouble stays with that file. */
  private async checkOne(entry: Entry, lastYear: File | undefined): Promise<void> {
    const { path, file } = entry;
    if (!file) return;
    const checked = await this.reviewed(entry, lastYear).catch((error: unknown) => {
      if (error instanceof HostError && isNoReport(error.code)) return undefined;
      const message = error instanceof HostError ? error.message : internalTrouble(file.name, error);
      return { row: { file: path, first: withoutName(message, file.name), remarks: [] } };
    });
    // It may have been opened, changed and downloaded meanwhile, or cleared away.
    if (this.entries.get(path)?.file !== file) return;
    if (checked) this.set({ ...unchecked(entry), ...checked });
    else this.passOver(path);
  }

  private passOver(path: string): void {
    this.entries.delete(path);
    this.withoutReport = [...new Set([...this.withoutReport, path])].sort(BY_NAME);
  }

  /** Undefined for what is no report, and need not be one. */
  private async reviewed(entry: Entry, lastYear: File | undefined): Promise<Partial<Entry> | undefined> {
    const { path, file } = entry;
    if (!file) return {};
    const { result, withLastYear, summary } = await this.review(file, lastYear);
    if (summary) return undefined;
    return result.ok
      ? { ...this.found(entry, result.reviewed), ...(lastYear && withLastYear && { lastYear }) }
      : { row: { file: path, first: result.reason, remarks: [] } };
  }

  private async review(file: File, lastYear: File | undefined) {
    const { openReportFile } = await import(/* webpackChunkName: "xlsx" */ '../../hosts/reportFile');
    const workbook = await openReportFile(await bytesNow(file), file.name);
    const { name } = workbook;
    const sheets = workbook.sheets();
    const waivers = await readWaivers(workbook.xmlParts);
    // Last year's file was read before; where it is gone meanwhile, that is no trouble of this one.
    const before = lastYear && (await bytesNow(lastYear).catch(() => undefined));
    const report = lastYear && before && (await openReportFile(before, lastYear.name));
    const result = reviewedFile(
      { name, sheets, notices: workbook.notices, waivers },
      report ? { workbook: { fileName: report.name, sheets: report.sheets() } } : {},
      this.settings,
    );
    return { result, withLastYear: report !== undefined, summary: !result.ok && isSummary(sheets) };
  }

  /** A report that is not in the list: the government's own. Throws Error, in Chinese. */
  async reportIn(file: File): Promise<UnitReport> {
    const { result } = await this.review(file, undefined);
    if (!result.ok) throw new Error(`“${file.name}”：${result.reason}`);
    const { review, problems } = result.reviewed;
    return kept(unitReport(file.name, review, problems));
  }

  /** The row whose file is the same as one that was chosen by itself. */
  pathOf(file: File): string | undefined {
    for (const { path, origin } of this.entries.values())
      if (origin?.name === file.name && isUnchanged(origin, file)) return path;
    return undefined;
  }

  private found({ path, file }: Entry, reviewed: Pick<Reviewed, 'review' | 'problems'>): Partial<Entry> {
    const { report } = reviewed.review;
    return {
      row: detached(summaryRow(path, reviewed, false)),
      published: detached({ path, ...publishedAs(file?.name ?? path, report) }),
      hasLastYear: report.lastYear !== undefined,
      report: kept(unitReport(path, reviewed.review, reviewed.problems)),
    };
  }

  /** What was not yet checked with the last year's report that is in the list for it now. */
  private withOtherLastYear(): readonly { readonly path: string; readonly lastYear: File | undefined }[] {
    const entries = [...this.entries.values()];
    const reports = entries.flatMap(({ published }) => published ?? []);
    return entries.flatMap(({ path, published, lastYear }) => {
      // Without its year, every report of the office could be last year's.
      const known = published && published.year !== undefined ? lastYearAmong(published, reports) : [];
      const [only, ...more] = known;
      const found = only && more.length === 0 ? this.entries.get(only.path)?.file : undefined;
      return published && found !== lastYear ? [{ path, lastYear: found }] : [];
    });
  }

  private tell(progress: Progress): void {
    this.progress = progress;
    if (Date.now() - this.shownAt >= SHOWN_EVERY) this.show();
  }

  private show(): void {
    this.shownAt = Date.now();
    this.state = undefined;
    for (const listener of this.listeners) listener();
  }

  private stateNow(): ManyState {
    const entries = [...this.entries.values()];
    const paired = entries.filter(({ lastYear }) => lastYear !== undefined);
    // Whoever handed in last year's reports of some wants to know which lack theirs.
    const years = new Set(paired.flatMap(({ row }) => row?.year ?? []));
    const wantsLastYear = ({ year }: SummaryRow) => (year === undefined ? years.size > 0 : years.has(year));
    const rows = entries.map(({ path, row, hasLastYear, copy }) => {
      if (!row) return { file: path, first: '', remarks: [] };
      const told = hasLastYear === false && wantsLastYear(row) ? lackingLastYear(row) : row;
      return copy === undefined ? told : { ...told, remarks: [...told.remarks, `改过并下载为“${copy}”`] };
    });
    return {
      rows: withDoubles(rows),
      waiting: entries.flatMap(({ path, row }) => (row ? [] : [path])),
      running: this.progress,
      stopped: this.stopped,
      others: this.others,
      withoutReport: this.withoutReport,
      paired: paired.length,
      reports: entries.flatMap(({ report }) => report ?? []),
      left: this.left,
    };
  }
}

/** Folders that could not be read stand first, as they do on the command line. */
function inOrder(one: Entry, other: Entry): number {
  return Number(one.file !== undefined) - Number(other.file !== undefined) || BY_NAME(one.path, other.path);
}

function unchecked({ path, file, origin, copy }: Entry): Entry {
  return { path, file, origin, ...(copy !== undefined && { copy }) };
}

function isUnchanged(before: File, now: File): boolean {
  return before.size === now.size && before.lastModified === now.lastModified;
}

/** Whether a file that has the same path is the same: what was changed on the disk can be read no more as it was. */
async function isSame(before: File, now: File): Promise<boolean> {
  if (isUnchanged(before, now)) return true;
  return before
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => false,
      () => true,
    );
}

/** A piece of a text keeps the whole of it in memory: a unit's name would keep its workbook. */
function detached<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

/** The same for a report's figures: JSON would make null of what is undefined. */
function kept({ figures, cells, ...others }: UnitReport): UnitReport {
  const places = detached(cells) as readonly (CellAddress | null)[];
  return { ...detached(others), figures, cells: places.map((cell) => cell ?? undefined) };
}

/** Lets the page draw and answer. Timers would do so too, but hardly run in a tab that is not looked at. */
function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

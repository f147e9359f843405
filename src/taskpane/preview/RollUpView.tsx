import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { rollUpWorkbook } from '../../newWorkbook/rollUpWorkbook';
import { namesIn, type UnitReport } from '../../rollUp';
import { addedUp, ownAmong, told, type AddedUp, type Told } from '../../rollUp/told';
import { countedText, NOTHING_COUNTED, omittedText } from '../../rollUp/words';
import type { SummaryRow } from '../../summary';
import { forName, handOver } from './download';
import type { AskedFor, ManyFiles, ManyState } from './manyFiles';
import { RollUpAsked } from './RollUpAsked';
import { RollUpTold } from './RollUpTold';

interface RollUpProps {
  readonly files: ManyFiles;
  readonly state: ManyState;
  /** The year that the list is narrowed to. */
  readonly narrowed: number | undefined;
  readonly years: readonly number[];
  readonly shared: string;
  /** The file whose workbook was looked at last. */
  readonly last: string | undefined;
  readonly onBack: () => void;
  readonly onOpen: (path: string) => void;
  readonly onProblem: (error: unknown) => void;
  /** How far the files are read. */
  readonly children: ReactNode;
}

/** 数据汇总: the figures of the list's reports added up, as `gouji sum` does it. */
export default function RollUpView(props: RollUpProps) {
  const { files, state, narrowed, years, shared, last, onBack, onOpen, onProblem, children } = props;
  const [asked, setAsked] = useState(files.askedFor);
  useEffect(() => {
    files.askedFor = asked;
  }, [files, asked]);
  // Typing goes on while many files are added up.
  const answered = useDeferredValue(asked);
  const { running } = state;
  const { against, movedOut, names } = answered;
  const year = answered.year ?? narrowed;
  const ownOf = useMemo(() => ownIn(state, { against }), [state, against]);
  const own = ownOf(unitOf(state, answered));
  const added = useMemo(
    () => (running ? undefined : addedUpIn(state, { against, movedOut, year }, own)),
    [state, running, against, movedOut, year, own],
  );
  const summed = useMemo(
    () => added && { ...added, told: toldOf(state, added, { names, movedOut }) },
    [state, added, names, movedOut],
  );
  /** What was typed last may not be answered yet. */
  const latest = (): Told => {
    const unit = unitOf(state, asked);
    if (summed && asked === answered) return { ...summed.told, unit };
    const now = addedUpIn(state, { ...asked, year: asked.year ?? narrowed }, ownIn(state, asked)(unit));
    return { ...toldOf(state, now, asked), unit };
  };
  const view = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const buttons = [...(view.current?.querySelectorAll<HTMLElement>('[data-path]') ?? [])];
    const own = buttons.find((each) => each.dataset['path'] === last && each.getClientRects().length > 0);
    (own ?? heading.current)?.focus();
  }, [last]);
  const move = useCallback((file: string) => {
    setAsked((before) => {
      const { movedOut: out } = before;
      return {
        ...before,
        movedOut: out.includes(file) ? out.filter((each) => each !== file) : [...out, file],
      };
    });
  }, []);
  useEffect(() => {
    // The row that was acted on may be gone with its button.
    if (movedOut.length > 0 && document.activeElement === document.body)
      heading.current?.focus({ preventScroll: true });
  }, [movedOut]);
  return (
    <main className="sum" ref={view}>
      <div className="many-head">
        <button type="button" onClick={onBack}>
          ← 返回汇总表
        </button>
        <h1 ref={heading} tabIndex={-1}>
          数据汇总
        </h1>
        <p className="many-total" role="status">
          {summed ? headOf(summed) : '全部读完后汇总'}
        </p>
        <button
          type="button"
          className="primary"
          disabled={!summed || summed.rolled.counted.length === 0}
          onClick={() => void save(latest()).catch(onProblem)}
        >
          下载数据汇总
        </button>
      </div>
      {children}
      <div className="sum-scroll">
        <RollUpAsked
          asked={asked}
          onAsked={(change) => setAsked((before) => ({ ...before, ...change }))}
          files={files}
          reports={state.reports}
          years={years}
          shared={shared}
          told={summed?.told}
          government={summed?.government}
        />
        {summed && (
          <RollUpTold
            told={summed.told}
            government={summed.government}
            others={state.others}
            withoutReport={state.withoutReport}
            shared={shared}
            files={files}
            reports={state.reports}
            movedOut={answered.movedOut}
            onMove={move}
            onOpen={onOpen}
          />
        )}
      </div>
    </main>
  );
}

interface Added extends AddedUp {
  readonly government: UnitReport | undefined;
  /** Files that were looked at. */
  readonly files: readonly SummaryRow[];
}

/** A row that can be read no more is nothing to compare with: it is told among what is left out. */
function governmentIn(
  { reports }: ManyState,
  { against }: Pick<AskedFor, 'against'>,
): UnitReport | undefined {
  if (!against) return undefined;
  return 'report' in against ? against.report : reports.find(({ file }) => file === against.path);
}

/** The report that is compared with is no part of what is added up in any case. */
function ownIn(state: ManyState, asked: Pick<AskedFor, 'against'>) {
  const government = governmentIn(state, asked);
  return ownAmong(state.reports.filter((report) => report !== government));
}

/** As it was typed, else as it stands in the government's report. */
function unitOf(state: ManyState, asked: Pick<AskedFor, 'against' | 'unit'>): string | undefined {
  const typed = asked.unit.trim();
  return typed === '' ? governmentIn(state, asked)?.unit : typed;
}

/** @param unit whose reports are left out as the government's own */
function addedUpIn(
  state: ManyState,
  { against, movedOut, year }: Pick<AskedFor, 'against' | 'movedOut' | 'year'>,
  unit: string,
): Added {
  const { rows, reports } = state;
  const government = governmentIn(state, { against });
  const out = new Set(movedOut);
  return {
    ...addedUp({
      reports: reports.filter((report) => report !== government && !out.has(report.file)),
      government,
      year,
      unit,
    }),
    government,
    files: rows.filter(({ file }) => !(against && 'path' in against && government && file === against.path)),
  };
}

function toldOf(
  { reports, waiting }: ManyState,
  { files, ...added }: Added,
  { names, movedOut }: Pick<AskedFor, 'names' | 'movedOut'>,
): Told {
  const read = new Set(reports.map(({ file }) => file));
  const open = new Set(waiting);
  const whyNot = ({ file, first }: SummaryRow) =>
    open.has(file) ? '已停止，没有读取' : read.has(file) ? MOVED_OUT : first;
  const given = namesIn(names);
  return told(
    added,
    files
      .filter(({ file }) => !read.has(file) || movedOut.includes(file))
      .map((row) => ({
        ...(row.unit !== undefined && { unit: row.unit }),
        file: row.file,
        why: whyNot(row),
      })),
    given.length > 0 ? given : undefined,
  );
}

const MOVED_OUT = '由人工移出，没有计入';

function headOf({ files, told: { rolled, omissions } }: Added & { readonly told: Told }): string {
  if (rolled.counted.length === 0) return NOTHING_COUNTED;
  const grave = omissions.filter((each) => each.grave).length;
  return `${countedText(files.length, rolled)}${grave > 0 ? `；${omittedText(grave)}` : ''}`;
}

/** The workbook as the command line writes it. */
async function save(summed: Told): Promise<void> {
  const { authorXlsx } = await import(/* webpackChunkName: "xlsx" */ '../../hosts/xlsx/author');
  const { rolled, unit = '' } = summed;
  const ofYear = rolled.year === undefined ? '' : `${rolled.year}年`;
  handOver(authorXlsx(rollUpWorkbook(summed)), `${forName(unit)}${ofYear}年报数据汇总.xlsx`);
}

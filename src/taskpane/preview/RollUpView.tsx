import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { rollUpWorkbook } from '../../newWorkbook/rollUpWorkbook';
import { namesIn, type UnitReport } from '../../rollUp';
import { addedUp, told, type AddedUp, type Told } from '../../rollUp/told';
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
  const { against, movedOut, unit } = answered;
  const year = answered.year ?? narrowed;
  const added = useMemo(
    () => (running ? undefined : addedUpIn(state, { against, movedOut, year, unit })),
    [state, running, against, movedOut, year, unit],
  );
  const summed = useMemo(
    () => added && { ...added, told: toldOf(state, added, answered) },
    [state, added, answered],
  );
  /** What was typed last may not be answered yet. */
  const latest = (): Told => {
    if (summed && asked === answered) return summed.told;
    return toldOf(state, addedUpIn(state, { ...asked, year: asked.year ?? narrowed }), asked);
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

function addedUpIn(
  { rows, reports }: ManyState,
  { against, movedOut, year, unit }: Omit<AskedFor, 'names'>,
): Added {
  const chosen = against && 'path' in against ? against.path : undefined;
  const besides = against && 'report' in against ? against.report : undefined;
  // A row that can be read no more is nothing to compare with: it is told among what is left out.
  const row = reports.find(({ file }) => file === chosen);
  const government = row ?? besides;
  return {
    ...addedUp({
      reports: reports.filter((report) => report !== row && !movedOut.includes(report.file)),
      government,
      year,
      unit: unit.trim() === '' ? undefined : unit.trim(),
    }),
    government,
    files: rows.filter(({ file }) => file !== row?.file),
  };
}

function toldOf(
  { reports, waiting }: ManyState,
  { files, ...added }: Added,
  { names, movedOut }: AskedFor,
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

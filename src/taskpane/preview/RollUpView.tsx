import { useDeferredValue, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
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
  const { against, unit } = answered;
  const year = answered.year ?? narrowed;
  const added = useMemo(
    () => (running ? undefined : addedUpIn(state, { against, year, unit })),
    [state, running, against, year, unit],
  );
  const summed = useMemo(
    () => added && { ...added, told: toldOf(state, added, answered.names) },
    [state, added, answered.names],
  );
  /** What was typed last may not be answered yet. */
  const atOnce = { ...asked, year: asked.year ?? narrowed };
  const view = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const buttons = [...(view.current?.querySelectorAll<HTMLElement>('[data-path]') ?? [])];
    (buttons.find(({ dataset }) => dataset['path'] === last) ?? heading.current)?.focus();
  }, [last]);
  return (
    <main className="sum" ref={view}>
      <div className="many-head">
        <button type="button" className="sum-back" onClick={onBack}>
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
          onClick={() => void save(toldOf(state, addedUpIn(state, atOnce), asked.names)).catch(onProblem)}
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
  { against, year, unit }: Pick<AskedFor, 'against' | 'year' | 'unit'>,
): Added {
  const chosen = against && 'path' in against ? against.path : undefined;
  const besides = against && 'report' in against ? against.report : undefined;
  // A row that can be read no more is nothing to compare with: it is told among what is left out.
  const row = reports.find(({ file }) => file === chosen);
  const government = row ?? besides;
  return {
    ...addedUp({
      reports: reports.filter((report) => report !== row),
      government,
      year,
      unit: unit.trim() === '' ? undefined : unit.trim(),
    }),
    government,
    files: rows.filter(({ file }) => file !== row?.file),
  };
}

function toldOf({ reports, waiting }: ManyState, { files, ...added }: Added, names: string): Told {
  const read = new Set(reports.map(({ file }) => file));
  const open = new Set(waiting);
  const given = namesIn(names);
  return told(
    added,
    files
      .filter(({ file }) => !read.has(file))
      .map(({ file, first }) => ({ file, why: open.has(file) ? '已停止，没有读取' : first })),
    given.length > 0 ? given : undefined,
  );
}

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

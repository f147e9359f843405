import {
  lazy,
  memo,
  Suspense,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import { BY_NAME, passedOverLines } from '../../handedIn';
import {
  doublesLines,
  SUMMARY_COLUMNS,
  summaryCells,
  totalLine,
  verdictOf,
  VERDICTS,
  type SummaryColumn,
  type SummaryRow,
  type Verdict,
} from '../../summary';
import { summaryWorkbook } from '../../summary/tableWorkbook';
import { handOver } from './download';
import type { Look, ManyFiles, ManyState } from './manyFiles';
import { sharedFolder, shortened } from './paths';

const RollUpView = lazy(() => import(/* webpackChunkName: "rollUp" */ './RollUpView'));

interface ManyProps {
  readonly files: ManyFiles;
  /** The row whose workbook was looked at last. */
  readonly last: string | undefined;
  readonly onOpen: (path: string) => void;
  readonly onProblem: (error: unknown) => void;
}

type Order = NonNullable<Look['order']>;

/** 汇总: many files, a row each; a row leads into its workbook. */
export default function ManyView({ files, last, onOpen, onProblem }: ManyProps) {
  const state = useSyncExternalStore(files.subscribe, files.getState);
  const [look, setLook] = useState(files.look);
  useEffect(() => {
    files.look = look;
  }, [files, look]);
  const { order } = look;
  const waiting = useMemo(() => new Set(state.waiting), [state]);
  const years = useMemo(() => yearsIn(state.rows), [state]);
  const year = years.find((each) => each === look.year);
  // A report of no known year may be of any.
  const chosen = useMemo(
    () => state.rows.filter((row) => year === undefined || row.year === undefined || row.year === year),
    [state, year],
  );
  const rows = useMemo(() => sorted(chosen, waiting, order), [chosen, waiting, order]);
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    if (last !== undefined)
      buttonsIn(body.current)
        .find(({ dataset }) => dataset['path'] === last)
        ?.focus();
  }, [last]);
  const shared = sharedFolder(state.rows.map(({ file }) => file));
  /** Whoever comes back goes on where they left. */
  const [back, setBack] = useState(false);
  if (look.summed) {
    return (
      <Suspense fallback={<p className="empty">正在载入…</p>}>
        <RollUpView
          files={files}
          state={state}
          narrowed={year}
          years={years}
          shared={shared}
          last={last}
          onBack={() => {
            setBack(true);
            setLook({ ...look, summed: false });
          }}
          onOpen={onOpen}
          onProblem={onProblem}
        >
          <Run files={files} state={state} />
        </RollUpView>
      </Suspense>
    );
  }
  return (
    <main className="many">
      <div className="many-head">
        <h1>汇总表</h1>
        <Total rows={chosen} waiting={waiting} running={state.running !== undefined} />
        {years.length > 1 && (
          <select
            aria-label="年度"
            value={year ?? ''}
            onChange={({ target: { value } }) =>
              setLook({ ...look, year: value === '' ? undefined : Number(value) })
            }
          >
            <option value="">全部年度</option>
            {years.map((each) => (
              <option key={each} value={each}>
                {each} 年度
              </option>
            ))}
          </select>
        )}
        <button
          type="button"
          title="把各单位的表二、表三、表四逐格相加，也可与本级年报逐格核对"
          autoFocus={back}
          disabled={state.rows.length === 0}
          onClick={() => setLook({ ...look, summed: true })}
        >
          数据汇总
        </button>
        <button
          type="button"
          className="primary"
          disabled={state.running !== undefined || state.rows.length === 0}
          onClick={() => void save(chosen).catch(onProblem)}
        >
          下载汇总表
        </button>
        <button type="button" disabled={state.rows.length === 0} onClick={() => files.clear()}>
          清空
        </button>
      </div>
      <Run files={files} state={state} />
      {state.rows.length === 0 ? (
        <p className="empty">把各单位的工作簿或整个文件夹拖到这里，也可点“打开文件夹…”。</p>
      ) : (
        <div className="many-scroll">
          <table aria-label="各文件的校核结果" onKeyDown={(event) => walk(event, body.current)}>
            <colgroup>
              {SUMMARY_COLUMNS.map((column) => (
                <col key={column} className={CLASSES[column]} />
              ))}
            </colgroup>
            <thead>
              <tr>
                {SUMMARY_COLUMNS.map((column) => (
                  <Head
                    key={column}
                    column={column}
                    order={order}
                    onOrder={(next) => setLook({ ...look, order: next })}
                  />
                ))}
              </tr>
            </thead>
            <tbody ref={body}>
              {rows.map((row) => (
                <Row
                  key={row.file}
                  row={row}
                  shared={shared}
                  waiting={waiting.has(row.file)}
                  stopped={state.stopped}
                  onOpen={onOpen}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Notes state={state} shared={shared} />
    </main>
  );
}

/** The table as a workbook, in the command line's order. */
async function save(rows: readonly SummaryRow[]): Promise<void> {
  const { authorXlsx } = await import(/* webpackChunkName: "xlsx" */ '../../hosts/xlsx/author');
  handOver(authorXlsx(summaryWorkbook(rows)), '汇总.xlsx');
}

interface TotalProps {
  readonly rows: readonly SummaryRow[];
  readonly waiting: ReadonlySet<string>;
  readonly running: boolean;
}

/** Seen as it grows, read out when it stands. */
function Total({ rows, waiting, running }: TotalProps) {
  const total = totalLine(rows.filter(({ file }) => !waiting.has(file)));
  const open = waiting.size > 0 ? `；还有 ${waiting.size} 个没有校核` : '';
  const text = rows.length === 0 ? '' : `${total}${open}`;
  return (
    <>
      <p className="many-total">{text}</p>
      <p className="visually-hidden" role="status">
        {running ? '正在校核' : text}
      </p>
    </>
  );
}

function Run({ files, state: { running, stopped } }: { files: ManyFiles; state: ManyState }) {
  if (running) {
    const { doing, done, total, name } = running;
    return (
      <div className="message busy many-run">
        <progress aria-label={doing} value={done} max={total} />
        <p>
          {doing} <span className="value">{`${done}/${total}`}</span>　{name}
        </p>
        <button type="button" onClick={() => files.stop()}>
          停止
        </button>
      </div>
    );
  }
  if (!stopped) return null;
  return (
    <div className="message stale many-run">
      <p>已停止，没有全部校核。</p>
      <button type="button" onClick={() => void files.check()}>
        继续校核
      </button>
    </div>
  );
}

/** What the table does not say by itself, in the command line's words. */
function Notes({ state, shared }: { state: ManyState; shared: string }) {
  const { rows, others, withoutReport, paired, left, running } = state;
  const lines = running
    ? []
    : [
        ...(left === undefined ? [] : [left]),
        ...doublesLines(rows),
        ...(paired > 0 ? [`${paired} 个文件已与一起打开的上年年报作跨年核对`] : []),
        ...passedOverLines({ others, withoutReport }),
      ];
  if (lines.length === 0) return null;
  return (
    <ul className="many-notes" aria-label="备注" tabIndex={0}>
      {lines.map((line) => (
        <li key={line}>{shortened(line, shared)}</li>
      ))}
    </ul>
  );
}

const CLASSES: Readonly<Record<SummaryColumn, string>> = {
  文件: 'many-file',
  单位: 'many-unit',
  年度: 'many-year',
  结论: 'many-verdict',
  必改: 'many-count',
  需说明: 'many-count',
  提示: 'many-count',
  已说明: 'many-count',
  首个问题: 'many-first',
  备注: 'many-remark',
};

function Head({
  column,
  order,
  onOrder,
}: {
  column: SummaryColumn;
  order: Order | undefined;
  onOrder: (order: Order | undefined) => void;
}) {
  const own = order?.column === column ? order : undefined;
  const next = own === undefined ? { column, down: false } : own.down ? undefined : { column, down: true };
  const way = own && (own.down ? 'descending' : 'ascending');
  return (
    <th scope="col" className={CLASSES[column]} aria-sort={way}>
      <button type="button" title="点一下排序，再点倒序，第三下恢复原来的次序" onClick={() => onOrder(next)}>
        {column}
        <span aria-hidden="true">{own ? (own.down ? '▼' : '▲') : ''}</span>
      </button>
    </th>
  );
}

interface RowProps {
  readonly row: SummaryRow;
  /** The folder that all files are in; its name says nothing in a row. */
  readonly shared: string;
  readonly waiting: boolean;
  readonly stopped: boolean;
  readonly onOpen: (path: string) => void;
}

const LOOKS: Readonly<Record<Verdict, string>> = {
  无法校核: 'unread',
  须改正: 'mustFix',
  须说明: 'explain',
  通过: 'good',
};

const Row = memo(function Row({ row, shared, waiting, stopped, onOpen }: RowProps) {
  const { file } = row;
  const place = file.lastIndexOf('/') + 1;
  const folder = file.slice(shared.length, place);
  const verdict = verdictOf(row);
  const open = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    const picked = getSelection();
    // Whoever picks out text to copy it does not want to leave.
    if (picked?.isCollapsed === false && picked.anchorNode && currentTarget.contains(picked.anchorNode))
      return;
    onOpen(file);
  };
  return (
    <tr data-waiting={waiting || undefined} onClick={open}>
      {summaryCells(row).map((value, place_) => {
        const column = SUMMARY_COLUMNS[place_] ?? '备注';
        if (column === '文件') {
          return (
            <th key={column} scope="row">
              <button type="button" className="many-open" data-path={file} title={file}>
                {folder !== '' && <span className="many-folder">{folder}</span>}
                {file.slice(place)}
              </button>
            </th>
          );
        }
        if (column === '结论') {
          return (
            <td key={column}>
              {waiting ? (
                <span className="many-waiting">{stopped ? '没有校核' : '等待'}</span>
              ) : (
                <span className={`badge badge-${LOOKS[verdict]}`}>{verdict}</span>
              )}
            </td>
          );
        }
        return (
          <td key={column} className={CLASSES[column]} data-none={value === 0 || undefined}>
            {column === '首个问题' ? (
              <p title={row.first}>{value}</p>
            ) : column === '备注' ? (
              shortened(String(value), shared)
            ) : (
              value
            )}
          </td>
        );
      })}
    </tr>
  );
});

function sorted(
  rows: readonly SummaryRow[],
  waiting: ReadonlySet<string>,
  order: Order | undefined,
): readonly SummaryRow[] {
  if (!order) return rows;
  const { column, down } = order;
  const at = SUMMARY_COLUMNS.indexOf(column);
  const keyed = rows.map((row) => {
    const value = summaryCells(row)[at] ?? '';
    return { row, key: column === '结论' ? VERDICTS.indexOf(verdictOf(row)) : value };
  });
  // What is not known stands last, whichever way the rest is sorted.
  const isLast = ({ row, key }: (typeof keyed)[number]) => key === '' || waiting.has(row.file);
  return keyed
    .sort((one, other) => {
      const last = Number(isLast(one)) - Number(isLast(other));
      if (last !== 0 || isLast(one)) return last;
      const way = down ? -1 : 1;
      return typeof one.key === 'number' && typeof other.key === 'number'
        ? way * (one.key - other.key)
        : way * BY_NAME(String(one.key), String(other.key));
    })
    .map(({ row }) => row);
}

/** The newest first. */
function yearsIn(rows: readonly SummaryRow[]): readonly number[] {
  return [...new Set(rows.flatMap(({ year }) => year ?? []))].sort((one, other) => other - one);
}

const buttonsIn = (body: HTMLElement | null) => [
  ...(body?.querySelectorAll<HTMLButtonElement>('[data-path]') ?? []),
];

/** From row to row by the arrows. */
function walk(event: KeyboardEvent, body: HTMLElement | null): void {
  const buttons = buttonsIn(body);
  const at = buttons.findIndex((button) => button === document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  const next = at < 0 || to === undefined ? undefined : buttons[to];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

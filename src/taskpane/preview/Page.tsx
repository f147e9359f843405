import icon from '../../../assets/icons/gouji-64.png';
import { useEffect, useRef, useState, useSyncExternalStore, type DragEvent } from 'react';
import type { PageWorkbook } from '../../hosts/page';
import { App } from '../App';
import type { PaneSession } from '../session';
import { download } from './download';
import { typedStep } from '../undo';
import { Grid } from './Grid';
import { Unsaved } from './Unsaved';

/** What the page shows: an open workbook with its pane. */
export interface Opened {
  readonly workbook: PageWorkbook;
  readonly session: PaneSession;
  /** The sheet to look at first: the one with the report's tables. */
  readonly sheet: string | undefined;
  /** Made here: there is no file yet that a download must not take the place of. */
  readonly made?: boolean;
}

interface PageProps {
  readonly open: (file: File) => Promise<Opened>;
  readonly sample: () => Promise<Opened>;
  /** A workbook in the official layout, to be filled in. */
  readonly fresh: () => Promise<Opened>;
}

/** The pane beside a plain view of the workbook: for WPS, for any computer without Excel, and for a first look. */
export function Page({ open, sample, fresh }: PageProps) {
  const [opened, setOpened] = useState<Opened>();
  /** A file may be opened again under the same name: each opening is drawn afresh. */
  const [turn, setTurn] = useState(0);
  const [problem, setProblem] = useState<string>();
  const [over, setOver] = useState(false);
  /** What is to be opened once the user has said what becomes of the changes. */
  const [waiting, setWaiting] = useState<() => Promise<Opened>>();
  const input = useRef<HTMLInputElement>(null);
  const latest = useRef(0);
  const tell = (otherwise: string) => (error: unknown) =>
    setProblem(error instanceof Error ? error.message : otherwise);
  const show = (next: () => Promise<Opened>) => {
    setWaiting(undefined);
    setProblem(undefined);
    const asked = ++latest.current;
    next().then((shown) => {
      // Something else was asked for while this was being read: the sample must not take a workbook's place.
      if (asked !== latest.current) {
        shown.session.stop();
        return;
      }
      setOpened(shown);
      setTurn((before) => before + 1);
    }, tell('无法打开。'));
  };
  const save = (saved: Opened, then?: () => void) => {
    download(saved).then(then, tell('无法下载。'));
  };
  const showInstead = (next: () => Promise<Opened>) => {
    if (opened?.workbook.unsaved) setWaiting(() => next);
    else show(next);
  };
  useEffect(() => show(sample), [sample]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (opened?.workbook.unsaved) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [opened]);
  useEffect(() => () => opened?.session.stop(), [opened]);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) showInstead(() => open(file));
  };
  return (
    <div
      className="page"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => event.currentTarget === event.target && setOver(false)}
      onDrop={onDrop}
    >
      <header className="page-header">
        <img src={icon} alt="" width="28" height="28" />
        <p className="page-title">年报勾稽</p>
        <p className="page-file">{opened?.workbook.name ?? ''}</p>
        {opened && <Changed workbook={opened.workbook} />}
        <p className="page-hint">
          可把 .xlsx 文件拖到本页，单元格可以复制、粘贴。文件只在本机处理，不会上传。
        </p>
        <button type="button" title="官方表样的空白年报（2021 年版）" onClick={() => showInstead(fresh)}>
          新建年报
        </button>
        <button type="button" onClick={() => input.current?.click()}>
          打开工作簿…
        </button>
        <input
          ref={input}
          className="visually-hidden"
          tabIndex={-1}
          aria-label="打开工作簿"
          type="file"
          accept=".xlsx,.xlsm,.xltx,.xltm"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) showInstead(() => open(file));
            target.value = '';
          }}
        />
        <button
          type="button"
          title="有标记时附一张“校核结果”表；先清除标记，下载的文件就不带标记和该表"
          disabled={!opened}
          onClick={() => opened && save(opened)}
        >
          下载
        </button>
      </header>
      {opened && waiting && (
        <Unsaved
          name={opened.workbook.name}
          onDownload={() => save(opened, () => show(waiting))}
          onDiscard={() => show(waiting)}
          onCancel={() => setWaiting(undefined)}
        />
      )}
      {problem !== undefined && (
        <p className="message error" role="alert">
          {problem}
        </p>
      )}
      {opened && (
        <div className="page-body">
          <Grid
            key={turn}
            workbook={opened.workbook}
            first={opened.sheet}
            onEntered={(entries) => opened.session.dispatch({ type: 'stepTaken', step: typedStep(entries) })}
            onUndo={() => void opened.session.undo()}
            onProblem={setProblem}
          />
          <div className="page-pane">
            <App key={turn} session={opened.session} />
          </div>
        </div>
      )}
    </div>
  );
}

/** Told all the time, not only when somebody is about to lose it. */
function Changed({ workbook }: { workbook: PageWorkbook }) {
  const unsaved = useSyncExternalStore(
    (listener) => workbook.onView(listener),
    () => workbook.unsaved,
  );
  return unsaved && <p className="page-changed">有改动未下载</p>;
}

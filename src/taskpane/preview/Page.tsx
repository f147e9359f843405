import icon from '../../../assets/icons/gouji-64.png';
import { lazy, Suspense, useEffect, useRef, useState, useSyncExternalStore, type DragEvent } from 'react';
import type { PageWorkbook } from '../../hosts/page';
import type { Settings } from '../../settings';
import { App } from '../App';
import { FileButton, REPORT_KINDS } from '../FileButton';
import { Guard } from '../Guard';
import type { PaneSession } from '../session';
import { typedStep } from '../undo';
import { messageOf } from '../words';
import { droppedIn, type Dropped } from './dropped';
import { Grid } from './Grid';
import type { ManyFiles } from './manyFiles';

const Unsaved = lazy(() => import(/* webpackChunkName: "views" */ './Unsaved'));
const ManyView = lazy(() => import(/* webpackChunkName: "many" */ './ManyView'));
const loadDownload = () => import(/* webpackChunkName: "views" */ './download');
const loadMany = () => import(/* webpackChunkName: "many" */ './many');

/** What the page shows: an open workbook with its pane. */
export interface Opened {
  readonly workbook: PageWorkbook;
  readonly session: PaneSession;
  /** The sheet to look at first: the one with the report's tables. */
  readonly sheet: string | undefined;
  /** Made here: there is no file yet that a download must not take the place of. */
  readonly made?: boolean;
  /** What it was read from, which cannot be written. */
  readonly document?: { readonly name: string; readonly kind: string; readonly isWorkbook: boolean };
  /** The row of 汇总 that led here. */
  readonly row?: string;
}

/** What is to be done once the user has said what becomes of the changes. */
interface Waiting {
  readonly way: 'another' | 'sum' | 'table';
  readonly go: () => void;
}

interface PageProps {
  readonly open: (file: File, lastYear?: File) => Promise<Opened>;
  readonly sample: () => Promise<Opened>;
  /** A workbook in the official layout, to be filled in. */
  readonly fresh: () => Promise<Opened>;
  /** The rules as they are set on this machine now. */
  readonly settings: () => Promise<Settings>;
}

/** The pane beside a plain view of the workbook: for WPS, for any computer without Excel, and for a first look. */
export function Page({ open, sample, fresh, settings }: PageProps) {
  const [opened, setOpened] = useState<Opened>();
  /** 汇总 of many files. It is shown where no workbook is, and stays while one is looked at. */
  const [many, setMany] = useState<ManyFiles>();
  const [lastRow, setLastRow] = useState<string>();
  /** A file may be opened again under the same name: each opening is drawn afresh. */
  const [turn, setTurn] = useState(0);
  const [problem, setProblem] = useState<string>();
  const [over, setOver] = useState(false);
  const [waiting, setWaiting] = useState<Waiting>();
  const latest = useRef(0);
  const tell = (error: unknown) => setProblem(messageOf(error));
  const begin = () => {
    setWaiting(undefined);
    setProblem(undefined);
    return ++latest.current;
  };
  const show = (next: () => Promise<Opened>) => {
    const asked = begin();
    next().then((shown) => {
      // Something else was asked for while this was being read: the sample must not take a workbook's place.
      if (asked !== latest.current) {
        shown.session.stop();
        return;
      }
      setOpened(shown);
      setTurn((before) => before + 1);
    }, tell);
  };
  const save = (saved: Opened, then?: () => void) => {
    const { unsaved } = saved.workbook;
    const kept = (copy: File) => {
      if (saved.row === undefined || !unsaved) return;
      many?.downloaded(saved.row, copy);
      many?.refresh(saved.row, saved.session);
    };
    loadDownload()
      .then(({ download }) => download(saved))
      .then(kept)
      .then(then, tell);
  };
  const saveDocument = (saved: Opened) => {
    setProblem(undefined);
    loadDownload()
      .then(({ downloadDocument }) => downloadDocument(saved))
      .then(
        (lacking) => lacking.length > 0 && setProblem(`已导出 Word，但还不完整：${lacking.join('；')}。`),
        tell,
      );
  };
  /** Goes on at once, or once the user has said what becomes of the changes. */
  const leave = (way: Waiting['way'], go: () => void) => {
    if (opened?.workbook.unsaved) setWaiting({ way, go });
    else go();
  };
  const showInstead = (next: () => Promise<Opened>) => leave('another', () => show(next));
  const wayBack = many?.look.summed ? 'sum' : 'table';
  /** 汇总 takes the workbook's place; a row that was looked at is told anew, unless what was changed is given up. */
  const showMany = () => {
    begin();
    if (opened?.row !== undefined && !opened.workbook.unsaved) many?.refresh(opened.row, opened.session);
    setLastRow((before) => opened?.row ?? before);
    setOpened(undefined);
  };
  const showRow = (row: string) => {
    const files = many?.filesOf(row);
    if (files) show(async () => ({ ...(await open(files.file, files.lastYear)), row }));
  };
  /** What was dropped or chosen together goes into 汇总; one file is opened, unless 汇总 is what is looked at. */
  const hand = (dropped: Dropped) => {
    const { files, folders } = dropped;
    const [file] = files;
    if (!file && folders.length === 0) return;
    const alone = files.length === 1 && folders.length === 0 && !file?.webkitRelativePath;
    if (file && alone && (opened || !many)) {
      showInstead(() => open(file));
      return;
    }
    const asked = latest.current;
    setProblem(undefined);
    loadMany()
      .then(async ({ handedBy, ManyFiles: List }) => {
        const handed = await handedBy(dropped);
        if (asked !== latest.current) return;
        leave(wayBack, () => {
          const list = many ?? new List(settings);
          setMany(list);
          void list.add(handed);
          showMany();
        });
      })
      .catch(tell);
  };
  const onFiles = (files: readonly File[]) => hand({ files, folders: [] });
  useEffect(() => {
    show(sample);
  }, [sample]);
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
    hand(droppedIn(event.dataTransfer));
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
        {opened && many && (
          <button type="button" className="page-back" autoFocus onClick={() => leave(wayBack, showMany)}>
            {wayBack === 'sum' ? '← 返回数据汇总' : '← 返回汇总表'}
          </button>
        )}
        {opened && <p className="page-file">{opened.document?.name ?? opened.workbook.name}</p>}
        {opened && <Changed workbook={opened.workbook} />}
        <p className="page-hint">
          {!many && '文件或整个文件夹可以拖到本页，单元格可以复制、粘贴。'}
          文件只在本机处理，不会上传。
        </p>
        <button type="button" title="官方表样的空白年报（2021 年版）" onClick={() => showInstead(fresh)}>
          新建年报
        </button>
        <FileButton
          label="打开工作簿"
          title="工作簿（.xlsx、.xls、.et）、Word 或 WPS 文档（.docx、.doc、.wps）、PDF、OFD 或存下的网页；选多个就列成汇总表"
          accept={REPORT_KINDS}
          multiple
          onFiles={onFiles}
        >
          打开工作簿…
        </FileButton>
        <FileButton label="打开文件夹" title="校核其中全部工作簿，列成汇总表" onFiles={onFiles}>
          打开文件夹…
        </FileButton>
        <button
          type="button"
          title="有标记时附一张“校核结果”表；先清除标记，下载的文件就不带标记和该表"
          disabled={!opened}
          onClick={() => opened && save(opened)}
        >
          下载
        </button>
        <button
          type="button"
          title="标题、正文和三张表按公文格式排成一份 Word 文档"
          disabled={!opened}
          onClick={() => opened && saveDocument(opened)}
        >
          导出 Word
        </button>
      </header>
      {opened?.document !== undefined && (
        <p className="message document">
          “{opened.document.name}”是{opened.document.kind}
          {opened.document.isWorkbook
            ? '，读成了下面的表格。在这里改的不会写回原文件，下载的 .xlsx 不带原来的格式；要保留格式，请先在 WPS 或 Excel 中另存为 .xlsx 再打开。'
            : '，读成了下面的表格。在这里改的不会写回原稿：可照着改原稿，或改好后导出 Word。'}
        </p>
      )}
      {opened && waiting && (
        <Guard>
          <Suspense>
            <Unsaved
              name={opened.workbook.name}
              way={waiting.way}
              onDownload={() => save(opened, waiting.go)}
              onDiscard={waiting.go}
              onCancel={() => setWaiting(undefined)}
            />
          </Suspense>
        </Guard>
      )}
      {problem !== undefined && (
        <p className="message error" role="alert">
          {problem}
        </p>
      )}
      {!opened && many && (
        <Guard>
          <Suspense fallback={<p className="empty">正在载入…</p>}>
            <ManyView files={many} last={lastRow} onOpen={showRow} onProblem={tell} />
          </Suspense>
        </Guard>
      )}
      {opened && (
        <div className="page-body">
          <Guard key={turn}>
            <Grid
              workbook={opened.workbook}
              first={opened.sheet}
              onEntered={(entries) =>
                opened.session.dispatch({ type: 'stepTaken', step: typedStep(entries) })
              }
              onUndo={() => void opened.session.undo()}
              onProblem={setProblem}
            />
          </Guard>
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

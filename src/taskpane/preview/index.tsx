import { createRoot } from 'react-dom/client';
import type { FileKind } from '../../hosts/reportFile';
import { browserPreferences } from '../preferences';
import { readWorkbookFile } from '../readWorkbookFile';
import { PaneSession } from '../session';
import { Page, type Opened } from './Page';
import './preview.css';
import SAMPLE from '../../../assets/samples/示例市2025年年报（有差错）.xlsx';

async function open(bytes: Uint8Array, name: string): Promise<Opened> {
  const [preferences, { openXlsx }, { PageWorkbook }] = await Promise.all([
    browserPreferences(() => localStorage),
    import(/* webpackChunkName: "xlsx" */ '../../hosts/xlsx'),
    import(/* webpackChunkName: "xlsx" */ '../../hosts/page'),
  ]);
  const workbook = new PageWorkbook(openXlsx(bytes, name));
  const session = new PaneSession(workbook, {
    preferences,
    fileName: name,
    readFile: readWorkbookFile,
    now: () => new Date(),
    patiently: (action) => action(),
    isDark: () => undefined,
  });
  await session.start();
  const { outcome } = session.getState();
  const tables = outcome.kind === 'reviewed' ? outcome.review.report.tables : [];
  return { workbook, session, sheet: tables[0]?.sheet };
}

/** What is no .xlsx cannot be worked in: what stands in it is laid out as one. */
async function openDocument(
  bytes: Uint8Array,
  name: string,
  kind: Exclude<FileKind, 'workbook'>,
): Promise<Opened> {
  const [{ KIND_NAMES, openReportFile }, { copyOf }, { authorXlsx }] = await Promise.all([
    import(/* webpackChunkName: "xlsx" */ '../../hosts/reportFile'),
    import(/* webpackChunkName: "xlsx" */ '../../newWorkbook/copyOf'),
    import(/* webpackChunkName: "xlsx" */ '../../hosts/xlsx/author'),
  ]);
  const document = await openReportFile(bytes, name);
  const workbook = name.replace(/\.\w+$/, '.xlsx');
  const opened = await open(authorXlsx(copyOf(document.sheets())), workbook);
  return { ...opened, document: { name, kind: KIND_NAMES[kind], isWorkbook: kind === 'oldWorkbook' } };
}

/** With last year's file, where it is known. */
async function openFile(file: File, lastYear?: File): Promise<Opened> {
  const { bytesNow, kindOfFile } = await import(/* webpackChunkName: "xlsx" */ './read');
  const bytes = await bytesNow(file);
  const kind = kindOfFile(bytes, file.name);
  const opened =
    kind === 'workbook' ? await open(bytes, file.name) : await openDocument(bytes, file.name, kind);
  if (lastYear) await opened.session.chooseLastYear(lastYear);
  return opened;
}

async function sample(): Promise<Opened> {
  const response = await fetch(SAMPLE);
  if (!response.ok) throw new Error('示例工作簿未能载入，请选择自己的工作簿。');
  const opened = await open(new Uint8Array(await response.arrayBuffer()), '示例市2025年年报（有差错）.xlsx');
  // The sample is nobody's own work: it may show at once what a check looks like.
  await opened.session.mark();
  return opened;
}

async function fresh(): Promise<Opened> {
  const [{ newWorkbook }, { authorXlsx }] = await Promise.all([
    import(/* webpackChunkName: "text" */ '../text'),
    import(/* webpackChunkName: "xlsx" */ '../../hosts/xlsx/author'),
  ]);
  const plan = newWorkbook(2021);
  const opened = await open(authorXlsx(plan), '年报.xlsx');
  // Filling in begins where its sheets do, with 基本信息.
  return { ...opened, sheet: plan.sheets[0]?.name, made: true };
}

const root = document.getElementById('page');
if (root) {
  createRoot(root).render(
    <Page
      open={openFile}
      sample={sample}
      fresh={fresh}
      settings={async () => (await browserPreferences(() => localStorage)).loaded.settings}
    />,
  );
}

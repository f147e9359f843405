import { lazy, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { registerCommands } from '../commands';
import { excelWorkbook, isExcelError, untilEditEnds } from '../hosts/excel';
import { App } from './App';
import { NotOpened } from './NotOpened';
import { browserPreferences } from './preferences';
import { readWorkbookFile } from './readWorkbookFile';
import { PaneSession } from './session';

const Unsupported = lazy(() => import(/* webpackChunkName: "views" */ './Unsupported'));

const container = document.getElementById('pane');
const root = container ? createRoot(container) : undefined;

/** The pane in Excel. The session lives as long as the workbook; the ribbon uses it while the pane is closed. */
async function openWorkbook(): Promise<PaneSession> {
  const [preferences, workbook] = await Promise.all([
    browserPreferences(() => localStorage),
    untilEditEnds(() => excelWorkbook(), {
      onWaiting: ({ message }) => root?.render(<NotOpened reason={message} />),
    }),
  ]);
  const session = new PaneSession(workbook, {
    preferences,
    readFile: readWorkbookFile,
    now: () => new Date(),
    patiently: (action, options) => untilEditEnds(action, options),
    isDark: () => Office.context.officeTheme?.isDarkTheme,
  });
  root?.render(<App session={session} />);
  void session.start();
  return session;
}

let opened: Promise<PaneSession>;

function open(): void {
  opened = openWorkbook();
  opened.catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : '';
    root?.render(
      isExcelError(error, 'unsupported') ? (
        <Suspense>
          <Unsupported reason={reason} />
        </Suspense>
      ) : (
        <NotOpened reason={reason} retry={open} />
      ),
    );
  });
}

open();
if (typeof Office !== 'undefined') registerCommands(() => opened);

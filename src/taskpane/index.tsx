import { lazy, Suspense, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { registerCommands } from '../commands';
import { excelWorkbook, isExcelError, untilEditEnds } from '../hosts/excel';
import { App } from './App';
import { Guard } from './Guard';
import { browserPreferences } from './preferences';
import { readWorkbookFile } from './readWorkbookFile';
import { PaneSession } from './session';

const NotOpened = lazy(() => import(/* webpackChunkName: "views" */ './NotOpened'));
const Unsupported = lazy(() => import(/* webpackChunkName: "views" */ './Unsupported'));

const container = document.getElementById('pane');
const root = container ? createRoot(container) : undefined;
const draw = (view: ReactNode): void =>
  root?.render(
    <Guard>
      <Suspense>{view}</Suspense>
    </Guard>,
  );

/** The pane in Excel. The session lives as long as the workbook; the ribbon uses it while the pane is closed. */
async function openWorkbook(): Promise<PaneSession> {
  const [preferences, workbook] = await Promise.all([
    browserPreferences(() => localStorage),
    untilEditEnds(() => excelWorkbook(), {
      onWaiting: ({ message }) => draw(<NotOpened reason={message} />),
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
    draw(
      isExcelError(error, 'unsupported') ? (
        <Unsupported reason={reason} />
      ) : (
        <NotOpened reason={reason} retry={open} />
      ),
    );
  });
}

open();
if (typeof Office !== 'undefined') registerCommands(() => opened);

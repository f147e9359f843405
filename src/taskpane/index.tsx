import { createRoot } from 'react-dom/client';
import { registerCommands } from '../commands';
import { excelWorkbook, untilEditEnds } from '../hosts/excel';
import { App } from './App';
import { browserPreferences } from './preferences';
import { readWorkbookFile } from './readWorkbookFile';
import { PaneSession } from './session';
import { Unsupported } from './Unsupported';

/** The pane in Excel. The session lives as long as the workbook; the ribbon uses it while the pane is closed. */
async function open(): Promise<PaneSession> {
  const session = new PaneSession(await excelWorkbook(), {
    preferences: browserPreferences(() => localStorage),
    readFile: readWorkbookFile,
    now: () => new Date(),
    patiently: (action, options) => untilEditEnds(action, options),
    isDark: () => Office.context.officeTheme?.isDarkTheme,
  });
  registerCommands(session);
  return session;
}

const container = document.getElementById('pane');
if (container) {
  const root = createRoot(container);
  open().then(
    (session) => {
      root.render(<App session={session} />);
      void session.start();
    },
    (error: unknown) => root.render(<Unsupported reason={error instanceof Error ? error.message : ''} />),
  );
}

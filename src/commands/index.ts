import type { PaneSession } from '../taskpane/session';

/**
 * The ribbon's function commands, by the names that manifest.xml gives them. They run in the pane's own runtime, so
 * that ribbon and pane show one state. A button may be what starts that runtime: names are known from the first
 * moment, and what they do waits until the workbook is open. A command always completes: Excel waits for it.
 */
export function registerCommands(opened: () => Promise<PaneSession>): void {
  const command = (name: string, run: (session: PaneSession) => Promise<unknown>) =>
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
      void opened()
        .then(run)
        // Why it did not open stands in the pane.
        .catch(showPane)
        .finally(() => event.completed());
    });
  command('check', async (session) => {
    session.dispatch({ type: 'viewed', view: 'check' });
    await Promise.all([showPane(), session.checkAndMark()]);
  });
  command('writeText', async (session) => {
    session.dispatch({ type: 'viewed', view: 'text' });
    await Promise.all([showPane(), session.compose()]);
  });
  command('clearMarks', (session) => session.clearMarks());
}

/** Not everywhere allowed (add-ins from the store may not); the ribbon has a button of its own for it. */
async function showPane(): Promise<void> {
  await Office.addin.showAsTaskpane().catch(() => undefined);
}

import type { PaneSession } from '../taskpane/session';

/**
 * The ribbon's function commands, by the names that manifest.xml gives them. They run in the pane's own runtime, so
 * that ribbon and pane show one state. A command always completes: Excel waits for it.
 */
export function registerCommands(session: PaneSession): void {
  const command = (name: string, run: () => Promise<void>) =>
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
      void run().finally(() => event.completed());
    });
  command('check', async () => {
    session.dispatch({ type: 'viewed', view: 'check' });
    await Promise.all([showPane(), session.checkAndMark()]);
  });
  command('writeText', async () => {
    session.dispatch({ type: 'viewed', view: 'text' });
    await Promise.all([showPane(), session.compose()]);
  });
  command('clearMarks', () => session.clearMarks());
}

/** Not everywhere allowed (add-ins from the store may not); the ribbon has a button of its own for it. */
async function showPane(): Promise<void> {
  await Office.addin.showAsTaskpane().catch(() => undefined);
}

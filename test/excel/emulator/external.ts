/** What the page gets to know at once of the Excel that it thinks it runs in. */
export interface HostFacts {
  /** Requirement sets as Excel tells them: {"ExcelApi": "1.14"}. */
  readonly sets: Readonly<Record<string, string>>;
  readonly build: string;
  /** Name of the function that the test process lends to the page; takes a request, gives an answer. */
  readonly execute: string;
  /** Name of the function to be called when a ribbon command says that it is done. */
  readonly commandDone: string;
}
/** The answer to a request: a host status (0 for success) and the response JSON. */
export interface ExecuteAnswer {
  readonly status: number;
  readonly body: string;
}
/** What the test process calls in the page to deliver events. */
export type DeliverEvents = (entries: readonly (readonly unknown[])[], selection: boolean) => void;
/** What the test process calls in the page when a ribbon button with a function command is pressed. */
export type PressButton = (commandId: string, functionName: string) => void;

/**
 * Runs in the page before anything else: the `window.external` that Office.js on Windows talks to. Requests go to
 * the test process, where the workbook is. Must not refer to anything outside itself.
 */
export function installExternal(facts: HostFacts): void {
  const page = globalThis as unknown as Record<string, unknown>;
  const safeArray = (items: readonly unknown[]) => ({ toArray: () => items, dimensions: () => 1 });
  const messageEvent = 33;
  const selectionEvent = 2;
  const commandEvent = 39;
  const commandCompleted = 94;
  const lent = (name: string) => page[name] as (...args: readonly unknown[]) => Promise<ExecuteAnswer>;
  const pressed: unknown[] = [];
  const handlers = new Map<number, Set<(id: number, payload: unknown) => void>>();
  const context = {
    GetAppType: () => 1,
    GetSolutionRef: () => 'gouji',
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => 'zh-CN',
    GetAppDataLocale: () => 'zh-CN',
    GetDocUrl: () => 'C:\\年报.xlsx',
    GetAppCapabilities: () => 1,
    GetActivationMode: () => 0,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => '',
    GetCorrelationId: () => 'correlation',
    GetInstanceId: () => 'instance',
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => true,
    GetSupportedMatrix: () => JSON.stringify(facts.sets),
    GetHostFullVersion: () => facts.build,
    GetSettings: () => ({ Read: () => undefined, Write: () => undefined }),
    GetOfficeThemeInfo: () => '{}',
    GetInitialDisplayMode: () => 0,
  };
  Object.defineProperty(window, 'external', {
    value: {
      GetContext: () => context,
      Execute: (id: number, params: readonly unknown[], done: (answer: unknown) => void) => {
        if (id === commandCompleted) {
          const [commandId, status] = params as readonly unknown[];
          void lent(facts.commandDone)(commandId, status);
          done(0);
          return;
        }
        if (id !== 93) throw new Error(`window.external.Execute(${id}) is not in the emulated Excel`);
        const [partition, , , , body, , flags] = params[0] as readonly unknown[];
        void lent(facts.execute)(partition, flags, body).then((answer) => {
          done(
            answer.status === 0
              ? safeArray([0, safeArray([200, safeArray([]), answer.body])])
              : answer.status,
          );
        });
      },
      RegisterEvent: (
        id: number,
        _target: string,
        handler: (id: number, payload: unknown) => void,
        done: (status: number) => void,
      ) => {
        handlers.set(id, (handlers.get(id) ?? new Set()).add(handler));
        done(0);
        if (id === commandEvent) for (const command of pressed.splice(0)) fire(commandEvent, command);
      },
      UnregisterEvent: (_id: number, _target: string, done: (status: number) => void) => done(0),
    },
  });
  const fire = (id: number, payload: unknown) => {
    for (const handler of handlers.get(id) ?? []) handler(id, payload);
  };
  const deliver: DeliverEvents = (entries, selection) => {
    fire(messageEvent, safeArray(entries.map(safeArray)));
    if (selection) fire(selectionEvent, safeArray([]));
  };
  page['deliverExcelEvents'] = deliver;
  // A button pressed before the add-in runs is kept until it does.
  const press: PressButton = (commandId, functionName) => {
    const command = safeArray([commandId, functionName, '{}']);
    if (handlers.has(commandEvent)) fire(commandEvent, command);
    else pressed.push(command);
  };
  page['pressExcelButton'] = press;
}

import { ExcelSession } from '../../../src/hosts/excel/session';

/**
 * Grouped undo needs ExcelApi 1.20, which the Office.js of npm does not have yet. So the gate alone is tested here,
 * on stand-ins for the two globals that it asks; everything else is tested on the real Office.js in test/excel.
 */
let groupedRuns: object[];
let plainSyncs: number;
let refusal: (Error & { code: string }) | undefined;

function pretend(set: number): void {
  groupedRuns = [];
  plainSyncs = 0;
  refusal = undefined;
  const sync = async () => undefined;
  Object.assign(globalThis, {
    Office: {
      context: {
        requirements: { isSetSupported: (_: string, asked: string) => Number(asked.split('.')[1]) <= set },
      },
    },
    Excel: {
      RequestContext: class {
        async sync() {
          plainSyncs++;
        }
      },
      run: async (options: object, batch: (context: object) => Promise<unknown>) => {
        groupedRuns.push(options);
        if (refusal) throw refusal;
        return batch({ sync });
      },
    },
  });
}
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'Office');
  Reflect.deleteProperty(globalThis, 'Excel');
});

const session = new ExcelSession();
const batch = () => () => 'done';

test('a change is one step of undo where Excel can, and an ordinary batch elsewhere', async () => {
  pretend(20);
  expect(await session.run(batch, { undoGroup: true })).toBe('done');
  expect(groupedRuns).toEqual([{ mergeUndoGroup: true }]);
  expect(plainSyncs).toBe(0);
  pretend(19);
  expect(await session.run(batch, { undoGroup: true })).toBe('done');
  expect(groupedRuns).toEqual([]);
  expect(plainSyncs).toBe(1);
});

test('reading never goes through Excel.run', async () => {
  pretend(21);
  await session.run(batch, { reads: true });
  expect(groupedRuns).toEqual([]);
  expect(plainSyncs).toBe(1);
});

test('what cannot be undone in one step is done in several; other errors are not swallowed', async () => {
  pretend(20);
  refusal = Object.assign(new Error('no'), { code: 'UndoNotSupported' });
  expect(await session.run(batch, { undoGroup: true })).toBe('done');
  expect(plainSyncs).toBe(1);
  refusal = Object.assign(new Error('no'), { code: 'AccessDenied' });
  await expect(session.run(batch, { undoGroup: true })).rejects.toMatchObject({ code: 'protected' });
  expect(plainSyncs).toBe(1);
});

test('a code that nobody knows is told with its name; a mistake of ours stays what it is', async () => {
  pretend(14);
  const failing = (error: Error) =>
    session.run(() => () => {
      throw error;
    });
  await expect(failing(Object.assign(new Error('x'), { code: 'Strange' }))).rejects.toMatchObject({
    code: 'unexpected',
    message: expect.stringContaining('Strange'),
  });
  await expect(failing(new TypeError('ours'))).rejects.toBeInstanceOf(TypeError);
});

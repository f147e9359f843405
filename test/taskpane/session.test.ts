import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PageWorkbook } from '../../src/hosts/page';
import { openXlsx } from '../../src/hosts/xlsx';
import { LAST_YEAR_NAMESPACE, parseLastYear } from '../../src/lastYearFile';
import { readProfile, type ProfileKey } from '../../src/profile';
import { DEFAULT_PREFERENCES, type Preferences } from '../../src/taskpane/preferences';
import { PaneSession } from '../../src/taskpane/session';
import { openProblems, problemsIn } from '../../src/taskpane/state';
import { formatWaivers } from '../../src/waivers/reason';
import { parseWaivers } from '../../src/waivers/stored';
import { marksIn } from '../hosts/fixture';
import { lastYear, oneFault, thisYear, TRANSPOSED, type SampleWorkbook } from './sample';

/** What Excel throws while a cell is being edited: nothing was done, the same call can be repeated. */
class StillEditing extends Error {}

async function untilDone<Result>(action: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof StillEditing)) throw error;
    }
  }
}

/** Lets the next call of a method fail, before it has done anything or after it has done all. */
function failOnce<Name extends string>(
  host: Record<Name, (...args: never[]) => Promise<unknown>>,
  method: Name,
  error: Error,
  when: 'before' | 'after' = 'before',
): void {
  const whole = host[method].bind(host);
  host[method] = async (...args) => {
    host[method] = whole;
    if (when === 'after') await whole(...args);
    throw error;
  };
}

const REASON = '两名申请人由自然人改列商业企业，总计不变';

async function open(
  bytes: Uint8Array,
  preferences: Partial<Preferences> = {},
  capabilities?: PageWorkbook['capabilities'],
) {
  const workbook = new PageWorkbook(openXlsx(bytes, '2025.xlsx'));
  if (capabilities) Object.defineProperty(workbook, 'capabilities', { value: capabilities });
  let kept: Preferences = { ...DEFAULT_PREFERENCES, ...preferences };
  const session = new PaneSession(workbook, {
    preferences: { loaded: kept, save: (changed) => void (kept = changed) },
    readFile: async (file) => ({
      name: file.name,
      sheets: openXlsx(new Uint8Array(await file.arrayBuffer()), file.name).sheets(),
    }),
    now: () => new Date('2026-01-20T08:00:00Z'),
    patiently: untilDone,
    isDark: () => undefined,
  });
  await session.start();
  return { session, workbook, preferences: () => kept };
}

const fileOf = (sample: SampleWorkbook, name: string) => new File([new Uint8Array(sample.bytes)], name);
const mustFix = (session: PaneSession) =>
  openProblems(session.getState()).filter(({ level }) => level === 'mustFix');
/** Edits are followed in turn: a command that is asked for now runs after the re-check. */
const settled = (session: PaneSession) => session.undo();

test('opening reads, lists and writes nothing', async () => {
  const sample = oneFault();
  const { session, workbook } = await open(sample.bytes);
  expect(mustFix(session)).toHaveLength(1);
  expect(session.getState().outcome).toMatchObject({
    kind: 'reviewed',
    review: { report: { profile: { year: 2025 } } },
  });
  expect(workbook.save()).toEqual(sample.bytes);
});

test('校核 marks the wrong cell; clearing takes the mark out again', async () => {
  const sample = oneFault();
  const { session, workbook } = await open(sample.bytes);
  await session.checkAndMark();
  expect(session.getState().marks).toBe('shown');
  expect(Object.values(marksIn(workbook.save()))).toContain('mustFix');
  await session.clearMarks();
  expect(workbook.save()).toEqual(sample.bytes);
});

test('采用建议值 repairs the cell, the list follows, and undo puts the old value back', async () => {
  const sample = oneFault();
  const { session, workbook } = await open(sample.bytes);
  await session.checkAndMark();
  await session.apply(mustFix(session)[0]?.suspect?.corrections ?? []);
  expect(mustFix(session)).toEqual([]);
  expect(Object.values(marksIn(workbook.save()))).not.toContain('mustFix');
  await session.undo();
  expect(mustFix(session)).toHaveLength(1);
  expect(session.getState().undo).toEqual([]);
});

test('undo leaves a cell alone that was changed since', async () => {
  const sample = oneFault();
  const { session, workbook } = await open(sample.bytes);
  await session.apply(mustFix(session)[0]?.suspect?.corrections ?? []);
  await workbook.type(sample.at(TRANSPOSED), '41');
  await session.undo();
  expect(session.getState().message?.text).toContain('未撤销');
  const [sheet] = workbook.sheets().filter(({ name }) => name === sample.at(TRANSPOSED).sheet);
  const { row, column } = sample.at(TRANSPOSED);
  expect(sheet?.cells.find((cell) => cell.row === row && cell.column === column)?.value).toBe(41);
});

test('marking that Excel does not take at once repeats neither the repair nor its undo', async () => {
  const { session, workbook } = await open(oneFault().bytes);
  await session.checkAndMark();
  failOnce(workbook, 'mark', new StillEditing());
  await session.apply(mustFix(session)[0]?.suspect?.corrections ?? []);
  expect(session.getState().undo).toHaveLength(1);
  failOnce(workbook, 'mark', new StillEditing());
  await session.undo();
  expect(session.getState()).toMatchObject({ message: undefined, undo: [], marks: 'shown' });
  expect(mustFix(session)).toHaveLength(1);
});

test('the list and the marks follow what the user types', async () => {
  const sample = thisYear();
  const { session, workbook } = await open(sample.bytes);
  await session.checkAndMark();
  expect(mustFix(session)).toEqual([]);
  await workbook.type(sample.at(TRANSPOSED), '93');
  await settled(session);
  expect(mustFix(session)).toHaveLength(1);
  expect(session.getState().marks).toBe('shown');
  expect(Object.values(marksIn(workbook.save()))).toContain('mustFix');
});

test('where marking would cost the undo history, marks wait for 更新标记', async () => {
  const sample = thisYear();
  const { session, workbook } = await open(sample.bytes, {}, { undoSafeMarks: false, readOnly: false });
  await session.checkAndMark();
  const before = marksIn(workbook.save());
  await workbook.type(sample.at(TRANSPOSED), '93');
  await settled(session);
  expect(mustFix(session)).toHaveLength(1);
  expect(session.getState().marks).toBe('outdated');
  expect(marksIn(workbook.save())).toEqual(before);
  await session.mark();
  expect(Object.values(marksIn(workbook.save()))).toContain('mustFix');
});

describe('last year’s file and reasons', () => {
  async function withLastYear(bytes = thisYear().bytes) {
    const opened = await open(bytes);
    await opened.session.chooseLastYear(fileOf(lastYear(), '2024.xlsx'));
    return opened;
  }
  const toExplain = (session: PaneSession) =>
    problemsIn(session.getState()).filter(({ level, rule }) => level === 'explain' && rule === 'X-1');

  test('brings the checks between the years, and removing it takes them away', async () => {
    const { session } = await withLastYear();
    expect(toExplain(session).length).toBeGreaterThan(0);
    await session.removeLastYear();
    expect(toExplain(session)).toEqual([]);
  });

  test('a reason is kept in the workbook, survives saving and lapses with its figures', async () => {
    const sample = thisYear();
    const { session, workbook } = await withLastYear(sample.bytes);
    const [problem] = toExplain(session);
    if (!problem) throw new Error('nothing to explain');
    expect(await session.waive(problem, '核实无误')).toContain('核实无误');
    expect(toExplain(session)[0]?.waived).toBe(false);
    expect(await session.waive(problem, REASON)).toBeUndefined();
    const [explained] = toExplain(session);
    expect(explained?.waived).toBe(true);
    expect(explained?.waivers.map(({ reason }) => reason)).toEqual(problem.findings.map(() => REASON));

    const again = await open(workbook.save());
    await again.session.chooseLastYear(fileOf(lastYear(), '2024.xlsx'));
    expect(toExplain(again.session)[0]?.waived).toBe(true);

    await again.workbook.type(sample.at('applications.carriedOver.naturalPersons'), '530');
    await settled(again.session);
    const same = problemsIn(again.session.getState()).filter(({ waived }) => waived);
    expect(same.flatMap(({ findings }) => findings.map(({ id }) => id))).not.toContain('X-1:naturalPersons');
  });

  test('a reason can be taken back', async () => {
    const { session } = await withLastYear();
    const [problem] = toExplain(session);
    if (!problem) throw new Error('nothing to explain');
    await session.waive(problem, REASON);
    await session.undo();
    expect(toExplain(session)[0]?.waived).toBe(false);
  });

  test('a reason that could not be stored is not taken for kept', async () => {
    const { session, workbook } = await withLastYear();
    const [problem] = toExplain(session);
    if (!problem) throw new Error('nothing to explain');
    failOnce(workbook.xmlParts, 'replace', new Error('Excel 正忙。'));
    expect(await session.waive(problem, REASON)).toContain('没有保存');
    expect(session.getState().message?.text).toBe('Excel 正忙。');
    expect(await session.waive(problem, REASON)).toBeUndefined();
  });

  test('reasons of others who work in the workbook stay, whether one is written, deleted or taken back', async () => {
    const { session, workbook } = await withLastYear();
    const [problem] = toExplain(session);
    if (!problem) throw new Error('nothing to explain');
    await session.waive(problem, REASON);
    const theirs = {
      finding: 'T4-6:litigation',
      rule: 'T4-6',
      message: '行政诉讼比上年多。',
      figures: '',
      reason: '一名申请人就同一事项提起十一件诉讼',
      at: '2026-01-21T08:00:00Z',
    };
    const namespace = 'urn:gouji:waivers';
    const stored = async () => {
      const parsed = parseWaivers(await workbook.xmlParts.read(namespace));
      return parsed.ok ? parsed.waivers.map(({ reason }) => reason) : [];
    };
    await workbook.xmlParts.replace(namespace, formatWaivers([...session.getState().waivers, theirs]));
    const own = problem.findings.map(() => REASON);
    await session.removeWaivers(toExplain(session)[0]?.waivers ?? []);
    expect(await stored()).toEqual([theirs.reason]);
    await session.undo();
    expect(await stored()).toEqual([theirs.reason, ...own]);
    await session.undo();
    expect(await stored()).toEqual([theirs.reason]);
    expect(session.getState().waivers).toEqual([theirs]);
  });

  test('a reason is not put in the place of what a newer version has stored since', async () => {
    const { session, workbook } = await withLastYear();
    const [problem] = toExplain(session);
    if (!problem) throw new Error('nothing to explain');
    const future = '<waivers xmlns="urn:gouji:waivers">{"version":9}</waivers>';
    await workbook.xmlParts.replace('urn:gouji:waivers', future);
    await session.waive(problem, REASON);
    expect(await workbook.xmlParts.read('urn:gouji:waivers')).toContain(future);
    expect(session.getState()).toMatchObject({ message: { tone: 'error' }, undo: [] });
    expect(session.getState().waiversClosed).toEqual(expect.any(String));
  });

  test('a file that is no workbook is told and changes nothing', async () => {
    const { session } = await open(thisYear().bytes);
    await session.chooseLastYear(new File(['not a zip'], '上年.xlsx'));
    expect(session.getState().message).toMatchObject({ tone: 'error' });
    expect(session.getState().lastYear).toBeUndefined();
  });
});

test('reasons that cannot be read are left as they are', async () => {
  const opened = await open(thisYear().bytes);
  const future = '<waivers xmlns="urn:gouji:waivers">{"version":9}</waivers>';
  await opened.workbook.xmlParts.replace('urn:gouji:waivers', future);
  const { session, workbook } = await open(opened.workbook.save());
  expect(session.getState().waiversClosed).toEqual(expect.any(String));
  expect(await workbook.xmlParts.read('urn:gouji:waivers')).toContain(future);
});

describe('正文', () => {
  const ANSWERS: Readonly<Record<string, string | number>> = {
    website: '临江市人民政府门户网站',
    contactOffice: '市政府办公室',
    telephone: '0000-1234567',
    published: 1200,
    trainings: 3,
    assessment: '在全省考核中得96分',
    publicReview: '发放问卷200份，收到意见3条',
    accountability: 0,
    problems: '部分栏目更新不及时',
    measures: '建立栏目更新台账，按月检查',
    feeNotices: 1,
    notifiedAmount: 400,
    collectedAmount: 400,
  };

  async function answered() {
    const opened = await open(thisYear().bytes);
    const { session } = opened;
    await session.addProfileSheet();
    const { outcome } = session.getState();
    if (outcome.kind !== 'reviewed') throw new Error('no report');
    const { cells } = readProfile(outcome.sheets, outcome.review.report);
    for (const [key, value] of Object.entries(ANSWERS)) {
      const cell = cells.get(key as ProfileKey);
      if (!cell) throw new Error(`No cell for ${key}`);
      await session.fillIn(cell, value);
    }
    return opened;
  }
  const textIn = (workbook: PageWorkbook) =>
    workbook
      .sheets()
      .filter(({ name }) => name === '正文')
      .flatMap(({ cells }) => cells.map(({ value }) => String(value)))
      .join('\n');

  test('says what is missing before anything is written', async () => {
    const sample = thisYear();
    const { session, workbook } = await open(sample.bytes);
    await session.compose();
    expect(session.getState().draft?.composition).toMatchObject({ ok: false });
    await session.writeText();
    expect(workbook.save()).toEqual(sample.bytes);
  });

  test('is previewed, written on demand, states what the tables state, and is then up to date', async () => {
    const { session, workbook } = await answered();
    await session.compose();
    expect(session.getState().draft?.composition).toMatchObject({ ok: true });
    expect(textIn(workbook)).toBe('');
    await session.writeText();
    expect(session.getState().message).toMatchObject({ tone: 'info' });
    expect(textIn(workbook)).toContain('14069');
    const { outcome } = session.getState();
    expect(outcome).toMatchObject({ review: { claims: { coverage: { disagrees: 0 } } } });
    await session.compose();
    expect(session.getState().draft?.composition).toMatchObject({
      ok: true,
      plan: { changes: [], kept: [] },
    });
  });

  test('text that a person changed is kept, unless it is to be replaced', async () => {
    const { session, workbook } = await answered();
    await session.compose();
    await session.writeText();
    const sheet = workbook.sheets().find(({ name }) => name === '正文');
    const paragraph = sheet?.cells.find(({ value }) => String(value).includes('14069'));
    if (!paragraph) throw new Error('no paragraph');
    const cell = { sheet: '正文', row: paragraph.row, column: paragraph.column };
    await workbook.type(cell, '由人改写的一段。');
    await session.compose();
    const kept = () => {
      const composition = session.getState().draft?.composition;
      return composition?.ok ? composition.plan.kept.map((each) => each.cell) : undefined;
    };
    expect(kept()).toContainEqual(cell);
    await session.compose(true);
    expect(kept()).toEqual([]);
    await session.writeText();
    expect(textIn(workbook)).not.toContain('由人改写');
  });

  /** A workbook that has the sections, and all that they need. */
  const withSections = () =>
    readFileSync(path.resolve(__dirname, '../../assets/samples/渠沟镇2021年年报.xlsx'));
  const plan = (session: PaneSession) => {
    const composition = session.getState().draft?.composition;
    if (!composition?.ok) throw new Error('nothing composed');
    return composition.plan;
  };

  test.each(['replace', 'write', 'read', 'mark'] as const)(
    'where Excel takes no %s while a cell is edited, the writing goes on from there',
    async (method) => {
      const { session, workbook } = await open(withSections());
      await session.checkAndMark();
      await session.compose();
      const cells = plan(session).changes.length;
      const { xmlParts } = workbook;
      if (method === 'replace') failOnce(xmlParts, 'replace', new StillEditing());
      else if (method === 'write') failOnce(workbook, 'write', new StillEditing());
      else {
        // Only once the text stands there.
        const write = workbook.write.bind(workbook);
        workbook.write = async (edits) => {
          await write(edits);
          failOnce(workbook, method, new StillEditing());
        };
      }
      await session.writeText();
      expect(session.getState().message?.text).toContain(`正文已写入 ${cells} 格`);
      expect(session.getState().undo).toMatchObject([{ label: `正文 ${cells} 格` }]);
      await session.compose();
      expect(plan(session)).toMatchObject({ changes: [], kept: [] });
    },
  );

  test.each(['before', 'after'] as const)(
    'an error %s the writing is told, and what stands there can be taken back and is ours',
    async (when) => {
      const { session, workbook } = await open(withSections());
      await session.compose();
      failOnce(workbook, 'write', new Error('Excel 正忙。'), when);
      await session.writeText();
      expect(session.getState().message?.text).toBe('Excel 正忙。');
      expect(session.getState().undo).toHaveLength(when === 'after' ? 1 : 0);
      await session.compose();
      expect(plan(session).changes.length > 0).toBe(when === 'before');
      // A figure of 基本信息 moves: all of the text is still known as ours.
      const [profile] = workbook.sheets().filter(({ name }) => name === '基本信息');
      const trainings = profile?.cells.find(({ value }) => String(value).startsWith('培训次数'));
      if (!trainings) throw new Error('no 培训次数');
      await workbook.type({ sheet: '基本信息', row: trainings.row, column: 1 }, '9');
      await session.compose();
      expect(plan(session).kept).toEqual([]);
      await session.writeText();
      expect(textIn(workbook)).toContain('培训9次');
    },
  );

  test('a sheet is added once, though Excel does not take what follows at once', async () => {
    const { session, workbook } = await open(thisYear().bytes);
    const before = workbook.sheets().length;
    const add = workbook.addSheet.bind(workbook);
    workbook.addSheet = async (sheet) => {
      await add(sheet);
      failOnce(workbook, 'read', new StillEditing());
    };
    await Promise.all([session.addProfileSheet(), session.addProfileSheet()]);
    expect(session.getState().message).toBeUndefined();
    expect(workbook.sheets()).toHaveLength(before + 1);
  });

  test('what was cancelled while it was reading is not written', async () => {
    const { session, workbook } = await answered();
    await session.compose();
    const held = holdRead(workbook);
    const writing = session.writeText();
    await held.begun;
    session.cancel();
    held.letGo();
    await writing;
    expect(textIn(workbook)).toBe('');
    expect(session.getState()).toMatchObject({ work: undefined, message: undefined });
    await session.writeText();
    expect(textIn(workbook)).toContain('14069');
  });

  test('a preview that is no longer true is shown again instead of written', async () => {
    const sample = thisYear();
    const { session, workbook } = await answered();
    await session.compose();
    await workbook.type(sample.at('activeDisclosure.licences.decisions'), '7');
    await session.writeText();
    expect(session.getState().message?.text).toContain('重新生成');
    expect(textIn(workbook)).toBe('');
  });
});

test('a failing host is told, and the next check mends it', async () => {
  const sample = oneFault();
  const { session, workbook } = await open(sample.bytes);
  const read = workbook.read.bind(workbook);
  workbook.read = () => Promise.reject(new Error('有单元格正在编辑。'));
  await session.check();
  expect(session.getState()).toMatchObject({
    message: { tone: 'error', text: '有单元格正在编辑。' },
    work: undefined,
  });
  workbook.read = read;
  await session.check();
  expect(session.getState().message).toBeUndefined();
});

test('what comes back after 取消 is dropped', async () => {
  const { session, workbook } = await open(oneFault().bytes);
  const before = session.getState().outcome;
  const sheets = await workbook.read();
  let answer: (value: typeof sheets) => void = () => undefined;
  workbook.read = () => new Promise((resolve) => (answer = resolve));
  const checking = session.check();
  await Promise.resolve();
  await Promise.resolve();
  session.cancel();
  answer(sheets);
  await checking;
  expect(session.getState()).toMatchObject({ stale: expect.any(String), work: undefined });
  expect(session.getState().outcome).toBe(before);
});

/** Holds the next read back until it is let go. */
function holdRead(workbook: PageWorkbook): { begun: Promise<void>; letGo(): void } {
  const read = workbook.read.bind(workbook);
  let letGo: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    workbook.read = async () => {
      workbook.read = read;
      resolve();
      await new Promise<void>((go) => (letGo = go));
      return read();
    };
  });
  return { begun, letGo: () => letGo() };
}

test('what was cancelled while it was reading takes nothing back', async () => {
  const sample = oneFault();
  const { session, workbook } = await open(sample.bytes);
  await session.apply(mustFix(session)[0]?.suspect?.corrections ?? []);
  const repaired = workbook.sheets();
  const held = holdRead(workbook);
  const undoing = session.undo();
  await held.begun;
  session.cancel();
  held.letGo();
  await undoing;
  expect(workbook.sheets()).toBe(repaired);
  expect(session.getState()).toMatchObject({ stale: expect.any(String), message: undefined });
  expect(session.getState().undo).toHaveLength(1);
  await session.undo();
  expect(mustFix(session)).toHaveLength(1);
});

test('last year’s file that was cancelled while it was read is not taken', async () => {
  const { session, workbook } = await open(thisYear().bytes);
  let letGo: (file: { name: string; sheets: [] }) => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    Object.assign(session.surroundings, {
      readFile: () => {
        resolve();
        return new Promise((go) => (letGo = go));
      },
    });
  });
  const choosing = session.chooseLastYear(fileOf(lastYear(), '2024.xlsx'));
  await begun;
  session.cancel();
  letGo({ name: '2024.xlsx', sheets: [] });
  await choosing;
  expect(session.getState().lastYear).toBeUndefined();
  expect(workbook.unsaved).toBe(false);
});

test('marks follow an edit made here though one made elsewhere is still being looked at', async () => {
  const sample = thisYear();
  const listening = jest.spyOn(PageWorkbook.prototype, 'onChange');
  const { session, workbook } = await open(sample.bytes);
  const [[tell = () => undefined] = []] = listening.mock.calls;
  listening.mockRestore();
  await session.checkAndMark();
  const held = holdRead(workbook);
  const checking = session.check();
  await held.begun;
  tell({ sheets: ['表三'], remote: true });
  await workbook.type(sample.at(TRANSPOSED), '93');
  held.letGo();
  await checking;
  await settled(session);
  expect(session.getState().marks).toBe('shown');
  expect(Object.values(marksIn(workbook.save()))).toContain('mustFix');
});

test('marks follow an edit that could not be read at once', async () => {
  const sample = thisYear();
  const { session, workbook } = await open(sample.bytes);
  await session.checkAndMark();
  failOnce(workbook, 'read', new Error('有单元格正在编辑。'));
  jest.useFakeTimers();
  await workbook.type(sample.at(TRANSPOSED), '93');
  await settled(session);
  expect(session.getState().stale).toBe('有单元格正在编辑。');
  await jest.advanceTimersByTimeAsync(1000);
  jest.useRealTimers();
  await settled(session);
  expect(session.getState()).toMatchObject({ stale: undefined, marks: 'shown' });
  expect(Object.values(marksIn(workbook.save()))).toContain('mustFix');
});

test('a rule that is switched off is not checked, and that is remembered', async () => {
  const { session, preferences } = await open(oneFault().bytes);
  await session.prefer({ settings: { rules: { 'T3-2': { enabled: false }, 'T3-3': { enabled: false } } } });
  expect(mustFix(session)).toEqual([]);
  expect(preferences().settings.rules?.['T3-2']).toEqual({ enabled: false });
});

test('a workbook without a report says so', async () => {
  const { session } = await open(thisYear().bytes);
  const { workbook } = session;
  workbook.read = async () => [];
  await session.check();
  expect(session.getState().outcome).toMatchObject({ kind: 'noReport', reason: expect.any(String) });
});

test('marks keep the name of last year’s file, where it is of the year before; choosing it alone writes nothing', async () => {
  const { session, workbook } = await open(thisYear().bytes);
  const kept = async () => parseLastYear(await workbook.xmlParts.read(LAST_YEAR_NAMESPACE));
  await session.chooseLastYear(fileOf(thisYear(), '又是2025.xlsx'));
  await session.checkAndMark();
  expect(await kept()).toBeUndefined();
  await session.chooseLastYear(fileOf(lastYear(), '2024.xlsx'));
  expect(await kept()).toBeUndefined();
  failOnce(workbook.xmlParts, 'replace', new Error('no'));
  await session.mark();
  expect(session.getState()).toMatchObject({ marks: 'shown', message: undefined });
  expect(await kept()).toBeUndefined();
  await session.mark();
  expect(await kept()).toBe('2024.xlsx');
  expect(workbook.unsaved).toBe(false);
  await session.removeLastYear();
  await session.chooseLastYear(fileOf(lastYear(), '2024年报.xlsx'));
  await session.mark();
  expect(await kept()).toBe('2024年报.xlsx');
});

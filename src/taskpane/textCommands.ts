import { compose, parseWritten, WRITTEN_NAMESPACE, writtenXml } from '../compose';
import { addedSheet, narrativeSheet, profileSheet } from '../newWorkbook';
import { readProfile } from '../profile';
import type { CellAddress } from '../workbook';
import type { WritingPlan } from '../writingPlan';
import type { Hands } from './hands';
import type { Draft, PaneState } from './state';

/** 生成正文, first half: says what would be written, and writes nothing. */
export async function composeText(hands: Hands, overwrite: boolean): Promise<void> {
  await hands.step(async () => {
    await hands.readAndReview();
    hands.dispatch({ type: 'composed', draft: (await draftOf(hands, overwrite))?.draft });
  });
  // Where nothing changed meanwhile, the marks are not to be called outdated.
  await hands.step(() => hands.remarkIfSafe());
}

/** 生成正文, second half: writes what was shown, unless the workbook has changed since. */
export async function writeText(hands: Hands): Promise<void> {
  const { step, workbook } = hands;
  const plan = await step(() => writeShown(hands));
  if (!plan) return;
  hands.dispatch({ type: 'composed', draft: undefined });
  const { newSheet } = plan;
  if (newSheet) {
    await step(() => workbook.addSheet(addedSheet(narrativeSheet(newSheet.rows, newSheet.name))));
  }
  await step(() => hands.readAndReview());
  hands.tell('info', writtenMessage(plan));
  await step(() => hands.remarkIfSafe());
}

/** Puts one item of 基本信息 into its cell, and shows the text as it comes out with it. */
export async function fillIn(hands: Hands, cell: CellAddress, value: string | number): Promise<void> {
  await hands.step(() => hands.workbook.write([{ cell, value }]));
  await hands.step(async () => {
    await hands.readAndReview();
    if (hands.getState().draft) {
      hands.dispatch({ type: 'composed', draft: (await draftOf(hands, false))?.draft });
    }
  });
}

/** Adds the sheet 基本信息, what the report itself says filled in. */
export async function addProfileSheet({ getState, step, workbook, ...hands }: Hands): Promise<void> {
  const { outcome } = getState();
  if (outcome.kind !== 'reviewed') return;
  const { report } = outcome.review;
  const { profile, cells } = readProfile(outcome.sheets, report);
  // A second click came while the first was waiting.
  if (cells.size > 0) return;
  await step(() => workbook.addSheet(addedSheet(profileSheet(report.edition, profile))));
  await step(() => hands.readAndReview());
  await step(() => hands.remarkIfSafe());
}

/** What would be written now, and what is known as ours until then. */
async function draftOf(
  { getState, workbook }: Hands,
  overwrite: boolean,
): Promise<{ readonly draft: Draft; readonly written: ReadonlySet<string> } | undefined> {
  const { outcome } = getState();
  if (outcome.kind !== 'reviewed') return undefined;
  const written = parseWritten(await workbook.xmlParts.read(WRITTEN_NAMESPACE));
  const composition = compose(outcome.sheets, outcome.review.report, { written, overwrite });
  return { draft: { composition, overwrite }, written };
}

/**
 * Writes the cells of the draft that is shown; undefined where it is no longer true, and shown anew. Its text is
 * known as ours before it stands there, beside what was: whatever happens on the way, no text of ours is taken for
 * somebody else's later.
 */
async function writeShown(hands: Hands): Promise<WritingPlan | undefined> {
  const { getState, signal } = hands;
  const shown = getState().draft;
  if (!shown?.composition.ok) return undefined;
  const { plan } = shown.composition;
  const names = [...new Set(plan.edits.map(({ cell }) => cell.sheet))];
  const mergesBefore = mergesOn(names, getState());
  await hands.readAndReview(names);
  const now = await draftOf(hands, shown.overwrite);
  if (!now || JSON.stringify(now.draft) !== JSON.stringify(shown)) {
    hands.dispatch({ type: 'composed', draft: now?.draft });
    const why =
      mergesOn(names, getState()) === mergesBefore
        ? '预览之后工作簿有改动，已按现在的内容重新生成'
        : '要写入的地方有合并单元格，已按合并后的单元格重新生成';
    hands.tell('info', `${why}，请再看一遍。`);
    return undefined;
  }
  signal.throwIfAborted();
  const written = writtenXml([...new Set([...plan.written, ...now.written])]);
  await hands.workbook.xmlParts.replace(WRITTEN_NAMESPACE, written);
  await hands.put(plan.edits, `正文 ${plan.edits.length} 格`);
  return plan;
}

function mergesOn(names: readonly string[], { outcome }: PaneState): string {
  const sheets = outcome.kind === 'reviewed' ? outcome.sheets : [];
  return JSON.stringify(sheets.filter(({ name }) => names.includes(name)).map(({ merges }) => merges));
}

/** What came of writing the text. */
function writtenMessage({ changes, newSheet, kept }: WritingPlan): string {
  const parts = [
    changes.length > 0 && `正文已写入 ${changes.length} 格`,
    newSheet && `正文已写入新工作表“${newSheet.name}”`,
    kept.length > 0 && `保留 ${kept.length} 格`,
  ].filter((part) => typeof part === 'string');
  return parts.length > 0 ? `${parts.join('，')}。` : '正文已经是最新的。';
}

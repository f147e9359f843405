import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { coverageLine } from '../claims';
import { compose, parseWritten, WRITTEN_NAMESPACE, writtenXml, type Composition } from '../compose';
import { newSheetOf } from '../hosts/xlsx/addedSheet';
import { PARTS } from '../narrate';
import { addedSheet, narrativeSheet, profileSheet } from '../newWorkbook';
import { countsOf, tableFaults, type Problem } from '../problems';
import { PROFILE_SHEET, readProfile } from '../profile';
import { SECTION_HEADINGS } from '../sections';
import { addressOf } from '../workbook';
import { CommandError, textOf as readText } from './files';
import type { Terminal } from './gouji';
import { openWorkbook } from './open';
import { countsLine, noticeLines } from './print';
import { EXIT, reviewContext, reviewed, type ReviewOptions } from './reviewing';
import { assertWorkbookName, asWorkbook, mayWrite, save } from './save';
import { wrapped } from './width';

export interface FillOptions extends ReviewOptions {
  readonly output?: string;
  readonly templates?: string;
  readonly overwrite?: boolean;
  readonly preview?: boolean;
  /** Adds the sheet 基本信息 to a copy, and writes no text. */
  readonly addProfile?: boolean;
  readonly force?: boolean;
}

/** Writes the text sections into a copy; text that a person wrote stays unless --overwrite is given. */
export async function fillCommand(file: string, options: FillOptions, terminal: Terminal): Promise<number> {
  if (options.addProfile && options.preview) {
    throw new CommandError('option', '--add-profile 要写副本，不能与 --preview 同用。');
  }
  const output = options.output ?? asWorkbook(file, options.addProfile ? '-基本信息' : '-正文');
  if (!options.preview) await mayWrite(output, options.force);
  assertWorkbookName(output, file);
  const context = await reviewContext(options);
  const workbook = await openWorkbook(file);
  const { review, problems } = await reviewed(workbook, context);
  const { report } = review;
  const { profile, cells } = readProfile(workbook.sheets(), report);
  if (options.addProfile) {
    if (cells.size > 0) throw new CommandError('exists', `“${workbook.name}”里已经有“${PROFILE_SHEET}”。`);
    workbook.addSheet(newSheetOf(addedSheet(profileSheet(report.edition, profile))));
    await save(output, workbook.save());
    terminal.write(
      `已添加“${PROFILE_SHEET}”表，写入 ${output}。填好后再用 gouji fill 生成正文。\n${noticeLines(workbook)}`,
    );
    return EXIT.clean;
  }
  const composition = compose(workbook.sheets(), report, {
    templates: await templatesFrom(options.templates),
    written: parseWritten(await workbook.xmlParts.read(WRITTEN_NAMESPACE)),
    ...(options.overwrite && { overwrite: true }),
  });
  if (!composition.ok) {
    const list = composition.problems.map((problem) => `  · ${problem}`).join('\n');
    const how =
      cells.size === 0
        ? `\n工作簿里没有“${PROFILE_SHEET}”表：用 gouji fill --add-profile 在副本里添加一张，填好后再生成。`
        : '';
    throw new CommandError(
      'incomplete',
      `“${workbook.name}”的正文还不能生成，请先补齐或改正：\n${list}${how}`,
    );
  }
  const write = (text: string) => terminal.write(wrapped(text, terminal.columns));
  write(told(composition, terminal, options.preview ?? false));
  if (options.preview) {
    write(textOf(composition));
    write(wrongTables(problems, terminal));
    return EXIT.clean;
  }
  const { plan } = composition;
  await workbook.write(plan.edits);
  if (plan.newSheet) {
    const { name, rows } = plan.newSheet;
    workbook.addSheet(newSheetOf(addedSheet(narrativeSheet(rows, name))));
  }
  await workbook.xmlParts.replace(WRITTEN_NAMESPACE, writtenXml(plan.written));
  // A fault while the result is looked at must not leave a file that nobody was told of.
  const after = await reviewed(workbook, context);
  await save(output, workbook.save());
  const left = countsLine(countsOf(after.problems));
  write(
    `${coverageLine(after.review.claims.coverage)}\n已写入 ${output}\n` +
      noticeLines(workbook) +
      (left === '' ? '' : `再次校核：${left}，用 gouji check 查看。\n`) +
      wrongTables(problems, terminal),
  );
  return plan.kept.length > 0 ? EXIT.findings : EXIT.clean;
}

/** A text from wrong figures is wrong as well. */
function wrongTables(problems: readonly Problem[], { colors }: Terminal): string {
  const wrong = tableFaults(problems).length;
  return wrong === 0
    ? ''
    : colors.yellow(`表格中还有 ${wrong} 处必改，正文是按现在的数写的；改正后请重新生成。\n`);
}

/** The difference first: what stands there and what will; then what is kept, and why. */
function told({ plan }: Extract<Composition, { ok: true }>, { colors }: Terminal, preview: boolean): string {
  const lines: string[] = [];
  for (const { cell, before, after } of plan.changes) {
    // A preview shows the whole text below: here, only what would be replaced.
    if (preview && before.trim() === '') continue;
    lines.push(colors.bold(addressOf(cell)));
    if (before.trim() !== '') lines.push(colors.red(`  － ${before.replaceAll('\n', '\n     ')}`));
    lines.push(colors.green(`  ＋ ${after.replaceAll('\n', '\n     ')}`));
  }
  if (plan.newSheet) lines.push(`新工作表“${plan.newSheet.name}”：${plan.newSheet.rows.length} 段`);
  for (const { cell, reason } of plan.kept) lines.push(colors.yellow(`保留 ${addressOf(cell)}：${reason}`));
  if (plan.kept.length > 0) lines.push('加 --overwrite 可以用新生成的文字替换保留的文字。');
  if (plan.changes.length === 0 && !plan.newSheet && plan.kept.length === 0)
    lines.push('正文已经是最新的，没有要写的。');
  return lines.map((line) => `${line}\n`).join('');
}

function textOf({ passages }: Extract<Composition, { ok: true }>): string {
  const lines: string[] = [];
  let section = '';
  for (const passage of passages) {
    const heading = SECTION_HEADINGS.find(({ key }) => key === passage.section);
    if (heading && passage.section !== section) lines.push(`${heading.number}、${heading.words[0]}`);
    section = passage.section;
    if (passage.heading !== undefined) lines.push(passage.heading);
    lines.push(...passage.paragraphs.map(({ text }) => text));
  }
  return `\n${lines.join('\n')}\n`;
}

/** A folder of template files, each named after the part it replaces: 主动公开.txt, 监督保障.liquid. */
async function templatesFrom(folder: string | undefined): Promise<Record<string, string>> {
  if (folder === undefined) return {};
  const names = await readdir(folder).catch(() => {
    throw new CommandError('notFound', `找不到模板文件夹“${folder}”。`);
  });
  const templates: Record<string, string> = {};
  for (const name of names) {
    const { name: part, ext } = path.parse(name);
    if (!['.txt', '.liquid', '.md'].includes(ext)) continue;
    templates[part] = (await readText(path.join(folder, name))).replace(/^\uFEFF/, '').trim();
  }
  if (Object.keys(templates).length === 0) {
    const parts = PARTS.map(({ name }) => `${name}.txt`).join('、');
    throw new CommandError('noTemplates', `模板文件夹“${folder}”里没有模板文件。文件名应为：${parts}。`);
  }
  return templates;
}

import { problemsIn, type Outcome } from '../state';
import type { Opened } from './Page';

/**
 * Hands the workbook over as it is now, reasons included. Beside marks goes the sheet 校核结果: in WPS no pane says what
 * they mean.
 */
export async function download({ workbook, session, made = false }: Opened): Promise<File> {
  // What was typed last is checked first.
  await session.idle();
  const state = session.getState();
  const { outcome, marks } = state;
  if (marks === 'shown' && outcome.kind === 'reviewed') {
    const { resultSheet } = await import(/* webpackChunkName: "xlsx" */ '../../resultSheet');
    const problems = problemsIn(state);
    workbook.setResultSheet(problems.length > 0 ? resultSheet(outcome.review, problems) : undefined);
  }
  await session.rememberLastYear();
  return handOver(
    workbook.save(),
    made ? nameOfNew(outcome) : workbook.name.replace(/(-校核)?(\.xl[st][xm])?$/i, '-校核$2'),
  );
}

/** The report as a Word document; gives what it lacks. Throws Error, in Chinese. */
export async function downloadDocument({ workbook, session }: Opened): Promise<readonly string[]> {
  await session.idle();
  const { outcome } = session.getState();
  if (outcome.kind !== 'reviewed') throw new Error('没有找到年度报告的表，不能导出 Word。');
  const [{ publication }, { authorDocx }] = await Promise.all([
    import(/* webpackChunkName: "text" */ '../../publication'),
    import(/* webpackChunkName: "document" */ '../../hosts/docx/author'),
  ]);
  const { report } = outcome.review;
  const document = publication(report);
  const name = workbook.name.replace(/\.\w+$/, '.docx');
  handOver(await authorDocx(document, report.profile.unit), name, 'wordprocessingml.document');
  return document.lacking;
}

/** Gives a file to the browser to keep. */
export function handOver(bytes: Uint8Array, name: string, kind = 'spreadsheetml.sheet'): File {
  const file = new File([new Uint8Array(bytes)], name, {
    type: `application/vnd.openxmlformats-officedocument.${kind}`,
  });
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
  return file;
}

/** 柳河镇人民政府2025年年报.xlsx, as far as it is filled in. */
function nameOfNew(outcome: Outcome): string {
  const { unit = '', year } = outcome.kind === 'reviewed' ? outcome.review.report.profile : {};
  return `${forName(unit)}${year === undefined ? '' : `${year}年`}年报.xlsx`;
}

/** Without what a file's name cannot hold. */
export function forName(text: string): string {
  return text.replace(/[\\/:*?"<>|\s]/g, '');
}

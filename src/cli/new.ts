import { editionFor, EDITIONS, type Edition } from '../forms';
import { authorXlsx } from '../hosts/xlsx/author';
import { newWorkbook } from '../newWorkbook';
import { CommandError } from './files';
import type { Terminal } from './gouji';
import { EXIT } from './reviewing';
import { mayWrite, save } from './save';

export interface NewOptions {
  readonly force?: boolean;
  readonly unit?: string;
  readonly year?: string;
}

/** `gouji new 2021 年报.xlsx`: a fresh workbook in the official layout. */
export async function newCommand(
  edition: string,
  file: string,
  options: NewOptions,
  terminal: Terminal,
): Promise<number> {
  const chosen = EDITIONS.find((each): each is Edition => String(each) === edition);
  if (chosen === undefined) {
    const order = '先写版本，再写文件名，如：gouji new 2021 年报.xlsx';
    throw new CommandError('edition', `没有“${edition}”年版表样，可用的有：${EDITIONS.join('、')}。${order}`);
  }
  if (!/\.xlsx$/i.test(file)) throw new CommandError('extension', `文件名“${file}”应以 .xlsx 结尾。`);
  const year = options.year === undefined ? undefined : Number(options.year);
  if (year !== undefined && !(Number.isInteger(year) && year >= 2019 && year <= 2100)) {
    throw new CommandError('year', `年度“${options.year}”应为 2019 至 2100 之间的四位数字，如 2025。`);
  }
  await mayWrite(file, options.force);
  const profile = {
    ...(options.unit !== undefined && { unit: options.unit }),
    ...(year !== undefined && { year }),
  };
  await save(file, authorXlsx(newWorkbook(chosen, profile)));
  terminal.write(`已新建 ${file}（${chosen}年版表样）。先填“基本信息”和各表，再用 gouji fill 生成正文。\n`);
  const usual = year === undefined ? chosen : editionFor(year);
  if (usual !== chosen) terminal.write(`请注意：${year}年度的年报应用 ${usual}年版表样。\n`);
  return EXIT.clean;
}

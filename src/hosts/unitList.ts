import { isWorkbookName } from '../handedIn';
import { recognise } from '../recognise';
import { namesIn, namesInSheets } from '../rollUp';
import { HostError } from './hostError';
import { plainText } from './plainText';
import { openReportFile } from './reportFile';

/** 单位名单 from a text file or a workbook. Throws HostError. */
export async function unitNames(bytes: Uint8Array, name: string): Promise<readonly string[]> {
  if (!isWorkbookName(name)) return namesIn(plainText(bytes, name));
  const sheets = (await openReportFile(bytes, name)).sheets();
  if (recognise(sheets).ok) {
    throw new HostError('unitList', `“${name}”是年度报告，不是单位名单。请选择写着应报送单位的文件。`);
  }
  const names = namesInSheets(sheets);
  if (names.length > 0) return names;
  throw new HostError('unitList', `“${name}”里没有找到单位名称。请把单位名称写在一列里，一行一个。`);
}

import type { Sheet } from '../../workbook';
import { damaged, Unreadable } from '../xlsx/error';
import { LIMITS } from '../xlsx/limits';
import { builtIn } from '../xlsx/numberFormats';
import { SAVE_AS } from '../xlsx/sniff';
import { RECORD, RecordReader } from './records';

/** What stands before the sheets and is shared by them. */
export interface Globals {
  readonly sheets: readonly SheetPlace[];
  readonly strings: readonly string[];
  /** The number format of each cell format. */
  readonly formats: readonly string[];
}

interface SheetPlace {
  readonly name: string;
  readonly visibility: Sheet['visibility'];
  /** Where its records start. */
  readonly at: number;
}

const BIFF8 = 0x0600;
const WORKSHEET = 0;
const VISIBILITIES: readonly (Sheet['visibility'] | undefined)[] = ['visible', 'hidden', 'veryHidden'];

/** Throws Unreadable for a password and for formats before Excel 97. */
export function readGlobals(stream: Uint8Array): Globals {
  const reader = new RecordReader(stream);
  if (reader.advance() !== RECORD.beginOfFile) throw damaged('工作簿开头无效');
  if (reader.u16() !== BIFF8) {
    throw new Unreadable('oldXls', `是 Excel 95 或更早的格式，无法直接读取。${SAVE_AS}`);
  }
  const sheets: SheetPlace[] = [];
  const codes = new Map<number, string>();
  const styles: number[] = [];
  let strings: readonly string[] = [];
  for (
    let kind = reader.advance();
    kind !== undefined && kind !== RECORD.endOfFile;
    kind = reader.advance()
  ) {
    switch (kind) {
      case RECORD.filePass:
        throw new Unreadable(
          'encrypted',
          '设有打开密码，无法读取。请在 WPS 或 Excel 中打开，取消密码，保存后再试。',
        );
      case RECORD.boundSheet: {
        const at = reader.u32();
        const visibility = VISIBILITIES[reader.u8() & 3] ?? 'visible';
        const isWorksheet = reader.u8() === WORKSHEET;
        const name = reader.text(reader.u8());
        // Charts and macro sheets have no cells.
        if (isWorksheet) sheets.push({ name, visibility, at });
        break;
      }
      case RECORD.format:
        codes.set(reader.u16(), reader.textWithin(reader.u16()));
        break;
      case RECORD.extendedFormat:
        reader.skip(2);
        styles.push(reader.u16());
        break;
      case RECORD.sharedStrings:
        strings = sharedStrings(reader);
    }
  }
  if (sheets.length > LIMITS.sheets)
    throw new Unreadable('tooLarge', tooMany(`工作表超过 ${LIMITS.sheets} 张`));
  return { sheets, strings, formats: styles.map((id) => codes.get(id) ?? builtIn(id)) };
}

/** Completes “文件”……. */
export const tooMany = (what: string): string =>
  `中，${what}，不像年度报告工作簿，未读取。请只留与年度报告有关的内容，另存为 .xlsx。`;

function sharedStrings(reader: RecordReader): readonly string[] {
  const strings: string[] = [];
  reader.skip(4);
  const count = reader.u32();
  while (strings.length < count && reader.more) {
    if (strings.length >= LIMITS.sharedStrings) throw new Unreadable('tooLarge', tooMany('文字过多'));
    strings.push(reader.richText());
  }
  return strings;
}

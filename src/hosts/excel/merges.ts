import { parseAreas } from './addresses';
import { READ_LIMIT } from './block';
import type { SheetReader } from './reader';
import type { ExcelSession } from './session';

/**
 * Asks for the merged ranges of these sheets where reading left them out, as it does below ExcelApi 1.20: for a
 * command that is about to write, which costs the undo history anyway. The next read of a sheet forgets them.
 */
export async function learnMerges(
  session: ExcelSession,
  reader: SheetReader,
  names: readonly string[],
): Promise<void> {
  const unknown = reader.sheets.filter(
    ({ entry, block }) => names.includes(entry.name) && block?.merges === undefined,
  );
  if (unknown.length === 0) return;
  await session.run(
    (context) => {
      const asked = unknown.map(({ entry }) =>
        context.workbook.worksheets
          .getItem(entry.id)
          .getRangeByIndexes(0, 0, READ_LIMIT.rows, READ_LIMIT.columns)
          .getMergedAreasOrNullObject()
          .load('address'),
      );
      return () =>
        unknown.forEach((sheet, index) => {
          const areas = asked[index];
          sheet.merges = !areas || areas.isNullObject ? [] : parseAreas(areas.address);
        });
    },
    { reads: true },
  );
}

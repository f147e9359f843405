import { LIMITS } from '../../src/hosts/xlsx';
import { bytesOf, readWorkbookFile } from '../../src/taskpane/readWorkbookFile';

test('a file far above any report is refused before it is read', async () => {
  const file = new File([], '大.xlsx');
  Object.defineProperty(file, 'size', { value: LIMITS.fileBytes + 1 });
  const read = jest.spyOn(file, 'arrayBuffer');
  for (const open of [bytesOf, readWorkbookFile])
    await expect(open(file)).rejects.toThrow('“大.xlsx”超过 100 MB');
  expect(read).not.toHaveBeenCalled();
});

import { handedBy, MOST_HANDED } from '../../src/taskpane/preview/handed';
import { ManyFiles, MOST_WORKBOOKS } from '../../src/taskpane/preview/manyFiles';

const fileOf = (name: string) => new File(['x'], name);

/** A folder as a browser hands it out: a hundred members at a time. */
function folderOf(name: string, members: () => readonly FileSystemEntry[]): FileSystemDirectoryEntry {
  const createReader = () => {
    const left = [...members()];
    return { readEntries: (done: (some: FileSystemEntry[]) => void) => done(left.splice(0, 100)) };
  };
  return { name, isFile: false, isDirectory: true, createReader } as unknown as FileSystemDirectoryEntry;
}
const entryOf = (name: string) =>
  ({
    name,
    isFile: true,
    isDirectory: false,
    file: (done: (file: File) => void) => done(fileOf(name)),
  }) as unknown as FileSystemEntry;
const dropped = (...entries: FileSystemDirectoryEntry[]) => ({
  files: [],
  folders: entries.map((entry) => ({ entry, handle: Promise.resolve(undefined) })),
});

test('a folder without end is gone into so far, and told', async () => {
  const endless = (): FileSystemDirectoryEntry => folderOf('内', () => [endless(), entryOf('年报.xlsx')]);
  const { workbooks, troubles } = await handedBy(dropped(endless()));
  expect(workbooks).toHaveLength(MOST_HANDED.depth);
  expect(troubles).toEqual([
    {
      path: Array(MOST_HANDED.depth + 1)
        .fill('内')
        .join('/'),
      message: expect.stringContaining('16 层'),
    },
  ]);
});

test('of more files than any folder of reports holds, so many are looked at, and it is told', async () => {
  const many = Array.from({ length: 300 }, (_, at) => entryOf(`${at}.xlsx`));
  const wide = folderOf('大', () => Array.from({ length: 60 }, (_, at) => folderOf(`${at}`, () => many)));
  const { workbooks, cut } = await handedBy(dropped(wide));
  expect([workbooks.length, cut]).toEqual([MOST_HANDED.files, true]);
  const files = Array.from({ length: MOST_HANDED.files + 1 }, (_, at) => fileOf(`${at}.xlsx`));
  const chosen = await handedBy({ files, folders: [] });
  expect([chosen.workbooks.length, chosen.cut]).toEqual([MOST_HANDED.files, true]);

  const list = new ManyFiles(async () => ({}));
  const run = list.add({ workbooks, others: [], troubles: [], cut });
  expect(list.getState().rows).toHaveLength(MOST_WORKBOOKS);
  expect(list.getState().left).toBe(`另有 8000 个工作簿没有列入：一次最多 ${MOST_WORKBOOKS} 个。`);
  list.stop();
  await run;
});

test('one folder without workbooks among others is told in a row; alone, it is all that is told', async () => {
  const empty = folderOf('空', () => [entryOf('年报.uot'), entryOf('~$年报.xlsx')]);
  const full = folderOf('报送', () => [entryOf('第10份.xlsx'), entryOf('第2份.xlsx'), entryOf('.DS_Store')]);
  const { workbooks, others, troubles } = await handedBy(dropped(empty, full));
  expect(workbooks.map(({ path }) => path)).toEqual(['报送/第2份.xlsx', '报送/第10份.xlsx']);
  expect(others).toEqual(['空/年报.uot']);
  const message =
    '文件夹“空”里没有工作簿（.xlsx、.xlsm、.xltx、.xltm）、旧版工作簿（.xls、.et）、Word 文档（.docx、.doc、.wps）、PDF、OFD 或存下的网页（.html、.mhtml），只有 1 个其他文件。';
  expect(troubles).toEqual([{ path: '空', message }]);
  await expect(handedBy(dropped(empty))).rejects.toThrow(message);
});

test('a saved page is handed in without its parts, and without Gouji’s own page', async () => {
  const parts = folderOf('镇_files', () => [entryOf('广告.html'), entryOf('图.png')]);
  const reports = folderOf('年报_files', () => [entryOf('县.xlsx')]);
  const full = folderOf('已发布', () => [entryOf('镇.html'), parts, reports, entryOf('年报勾稽.html')]);
  const { workbooks, others } = await handedBy(dropped(full));
  expect(workbooks.map(({ path }) => path)).toEqual(['已发布/年报_files/县.xlsx', '已发布/镇.html']);
  expect(others).toEqual([]);
});

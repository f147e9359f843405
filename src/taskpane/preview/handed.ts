import { BY_NAME, isNobodys, isReportName, nothingIn, REPORT_FILES, withoutPageParts } from '../../handedIn';
import type { Dropped, DroppedFolder } from './dropped';

/** A file with its path below what was dropped or chosen: "各单位报送/乡镇/青石镇.xlsx". */
export interface HandedFile {
  readonly path: string;
  readonly file: File;
}

/** What was dropped or chosen, told apart: workbooks in name order, and what is none. */
export interface Handed {
  readonly workbooks: readonly HandedFile[];
  readonly others: readonly string[];
  /** Folders that hold no workbook or cannot be read. */
  readonly troubles: readonly { readonly path: string; readonly message: string }[];
  /** There was more than is looked at. */
  readonly cut: boolean;
}

/** A folder of many offices' reports is far smaller; a whole disk that was dropped by mistake must not hang the page. */
export const MOST_HANDED = { files: 10_000, depth: 16 };

/** Throws Error, in Chinese, where there is nothing to check. */
export async function handedBy({ files, folders }: Dropped): Promise<Handed> {
  const walk: Walk = { left: MOST_HANDED.files - files.length, cut: false, troubles: [] };
  const parts: Part[] = [];
  const given = files.slice(0, MOST_HANDED.files);
  const [first] = given;
  if (first) {
    // A folder that was chosen comes as all its files, each with its path.
    const folder = first.webkitRelativePath ? first.webkitRelativePath.split('/')[0] : undefined;
    parts.push({
      folder,
      files: given.map((file) => ({ path: file.webkitRelativePath || file.name, file })),
    });
    walk.cut = given.length < files.length;
  }
  for (const folder of folders) {
    const before = walk.troubles.length;
    const inside = await filesIn(folder, walk);
    // A folder that cannot be read is told as that, not as one without workbooks.
    if (inside.length > 0 || walk.troubles.length === before)
      parts.push({ folder: folder.entry.name, files: inside });
  }
  return toldApart(parts, walk);
}

/** A folder, or files that were handed in one by one. */
interface Part {
  readonly folder: string | undefined;
  readonly files: readonly HandedFile[];
}

function toldApart(parts: readonly Part[], walked: Pick<Handed, 'troubles' | 'cut'>): Handed {
  const troubles = [...walked.troubles];
  const workbooks: HandedFile[] = [];
  const others: string[] = [];
  for (const { folder, files } of parts) {
    const there = files.filter(({ path }) => !path.split('/').some(isNobodys));
    const its = withoutPageParts(there, ({ path }) => path);
    const none = its.flatMap(({ path }) => (isReportName(path) ? [] : [path]));
    workbooks.push(...its.filter(({ path }) => isReportName(path)));
    others.push(...none);
    if (none.length < its.length) continue;
    const where = folder === undefined ? '这些文件' : `文件夹“${folder}”`;
    const message = nothingIn(where, REPORT_FILES, { others: none });
    if (folder !== undefined || parts.length === 1) troubles.push({ path: folder ?? '', message });
  }
  const [only, ...more] = troubles;
  if (only && more.length === 0 && workbooks.length === 0) throw new Error(only.message);
  return {
    workbooks: workbooks.sort((one, other) => BY_NAME(one.path, other.path)),
    others: others.sort(BY_NAME),
    troubles,
    cut: walked.cut,
  };
}

interface Walk {
  left: number;
  cut: boolean;
  readonly troubles: { path: string; message: string }[];
}

/** A folder as both ways of reading give it. */
interface Folder {
  readonly path: string;
  readonly depth: number;
  readonly list: () => Promise<readonly Member[]>;
}

type Member =
  | { readonly name: string; readonly file: () => Promise<File> }
  | { readonly name: string; readonly list: Folder['list'] };

async function filesIn({ entry, handle }: DroppedFolder, walk: Walk): Promise<readonly HandedFile[]> {
  const files: HandedFile[] = [];
  const folders: Folder[] = [
    {
      path: entry.name,
      depth: 1,
      list: () =>
        membersOfEntry(entry).catch(async (error: unknown) => {
          const other = await handle;
          if (other?.kind !== 'directory') throw error;
          return membersOfHandle(other as FileSystemDirectoryHandle);
        }),
    },
  ];
  for (let here = folders.pop(); here !== undefined; here = folders.pop()) {
    const { path, depth, list } = here;
    const closed = (message: string) => walk.troubles.push({ path, message });
    if (depth > MOST_HANDED.depth) {
      closed(`文件夹“${path}”在 ${MOST_HANDED.depth} 层以下，没有再往里看。`);
      continue;
    }
    const members = await list().catch((error: unknown) => {
      const kind = error instanceof Error ? error.name : String(error);
      closed(
        kind === 'EncodingError'
          ? `这个浏览器不能读取拖进来的文件夹“${path}”，请点“打开文件夹…”选择它。`
          : `无法读取文件夹“${path}”（${kind}）。`,
      );
      return [];
    });
    for (const member of members) {
      if (isNobodys(member.name)) continue;
      const place = `${path}/${member.name}`;
      if ('list' in member) {
        folders.push({ path: place, depth: depth + 1, list: member.list });
      } else if (walk.left-- <= 0) {
        walk.cut = true;
        return files;
      } else {
        await member.file().then(
          (file) => files.push({ path: place, file }),
          (error: unknown) =>
            walk.troubles.push({
              path: place,
              message: `无法读取（${error instanceof Error ? error.name : ''}）。`,
            }),
        );
      }
    }
  }
  return files;
}

async function membersOfEntry(entry: FileSystemDirectoryEntry): Promise<readonly Member[]> {
  const reader = entry.createReader();
  const entries: FileSystemEntry[] = [];
  // Handed out by the hundred.
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0 || entries.length > MOST_HANDED.files) break;
    entries.push(...some);
  }
  return entries.map((each) => {
    const { name } = each;
    if (each.isDirectory) return { name, list: () => membersOfEntry(each as FileSystemDirectoryEntry) };
    const file = () =>
      new Promise<File>((resolve, reject) => (each as FileSystemFileEntry).file(resolve, reject));
    return { name, file };
  });
}

async function membersOfHandle(folder: FileSystemDirectoryHandle): Promise<readonly Member[]> {
  const members: Member[] = [];
  for await (const handle of folder.values()) {
    const { name } = handle;
    members.push(
      handle.kind === 'directory'
        ? { name, list: () => membersOfHandle(handle) }
        : { name, file: () => handle.getFile() },
    );
    if (members.length > MOST_HANDED.files) break;
  }
  return members;
}

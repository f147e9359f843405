/** What was let go over the page. The browser tells of it during the event only, so it is taken hold of at once. */
export interface Dropped {
  readonly files: readonly File[];
  readonly folders: readonly DroppedFolder[];
}

export interface DroppedFolder {
  readonly entry: FileSystemDirectoryEntry;
  /** The same by another way, where the browser has it: on a page opened from a disk, entries cannot be read. */
  readonly handle: Promise<FileSystemHandle | undefined>;
}

declare global {
  interface DataTransferItem {
    getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
  }
}

export function droppedIn({ items }: DataTransfer): Dropped {
  const files: File[] = [];
  const folders: DroppedFolder[] = [];
  for (const item of items) {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    if (entry?.isDirectory) {
      const handle = item.getAsFileSystemHandle?.() ?? Promise.resolve(null);
      folders.push({
        entry: entry as FileSystemDirectoryEntry,
        handle: handle.then(
          (given) => given ?? undefined,
          () => undefined,
        ),
      });
    } else {
      const file = item.getAsFile();
      if (file) files.push(file);
    }
  }
  return { files, folders };
}

/** "各单位报送/" where all files are below it. */
export function sharedFolder(files: readonly string[]): string {
  const [first = ''] = files;
  let folder = first.slice(0, first.lastIndexOf('/') + 1);
  while (!files.every((file) => file.startsWith(folder)))
    folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);
  return folder;
}

/** Without the folder that all files are in. */
export function shortened(text: string, shared: string): string {
  return shared === '' ? text : text.split(shared).join('');
}

/** A file, and what it is called: with its folders, where it came with one. */
export interface NamedFile {
  readonly name: string;
  /** Null where it could not be opened. */
  readonly file: File | null;
}

const mostFiles = 10_000;

/** Files of a field in which files or a folder were chosen. */
export const chosenIn = (field: HTMLInputElement): NamedFile[] =>
  inOrder(Array.from(field.files ?? []).map(file => ({ name: file.webkitRelativePath || file.name, file })));

// A folder comes in the order of its disk. Numbers in names count as numbers, as where people look at it.
function inOrder(files: NamedFile[]): NamedFile[] {
  const { compare } = new Intl.Collator("ja", { numeric: true });
  return files.sort((one, other) => compare(one.name, other.name));
}

/**
 * Lets files be dropped anywhere on the page: beside a frame, the browser would open the file in place of the page.
 * @param frame Shows that they will be taken.
 */
export function onDrop(frame: HTMLElement, take: (files: readonly NamedFile[]) => void): void {
  for (const name of ["dragenter", "dragover", "dragleave", "drop"] as const) {
    document.addEventListener(name, event => {
      const { dataTransfer: dropped } = event;
      // A text goes where it is dropped.
      if (dropped === null || !dropped.types.includes("Files")) return;
      event.preventDefault();
      frame.classList.toggle("reading--over", name === "dragenter" || name === "dragover");
      if (name === "drop") void filesIn(dropped).then(take);
    });
  }
}

async function filesIn(dropped: DataTransfer): Promise<NamedFile[]> {
  // What was dropped can be asked for only now, before anything is waited for.
  const entries = Array.from(dropped.items).map(item => item.webkitGetAsEntry()).filter(entry => entry !== null);
  if (entries.length === 0) return Array.from(dropped.files, file => ({ name: file.name, file }));
  const found: NamedFile[] = [];
  for (let entry = entries.shift(); entry !== undefined && found.length < mostFiles; entry = entries.shift()) {
    if (entry.isDirectory) entries.unshift(...(await inFolder(entry as FileSystemDirectoryEntry)));
    else found.push({ name: entry.fullPath.replace(/^\//, ""), file: await opened(entry as FileSystemFileEntry) });
  }
  return inOrder(found);
}

const opened = (entry: FileSystemFileEntry): Promise<File | null> => new Promise(resolve => entry.file(resolve, () => resolve(null)));

// A folder gives its entries in portions, the last of which is empty.
async function inFolder(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const [reader, all] = [folder.createReader(), [] as FileSystemEntry[]];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>(resolve => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

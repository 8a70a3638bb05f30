// Makes a folder and those above it. Node's own recursive mkdir asks for ever where a file system answers
// "no such file" about a folder whose parent is there, as /proc does.
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** @throws what the file system said, of the folder that could not be made */
export async function makeFolder(folder: string, mode = 0o777): Promise<void> {
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const parent = path.dirname(folder);
    if (code === 'ENOENT' && parent !== folder && !(await isFolder(parent))) {
      await makeFolder(parent, mode);
      await mkdir(folder, { mode }).catch(unlessThere(folder));
      return;
    }
    await unlessThere(folder)(error);
  }
}

/** A folder that is there need not be made, whatever is said of making it: EROFS, say. */
function unlessThere(folder: string): (error: unknown) => Promise<void> {
  return async (error) => {
    if (!(await isFolder(folder))) throw error;
  };
}

async function isFolder(folder: string): Promise<boolean> {
  return stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

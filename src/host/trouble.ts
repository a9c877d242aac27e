/** Says in plain words why the operating system refused a file, and what to do about it. */

import { ChapbookError } from '../errors.ts'

type Trouble = { readonly reason: string; readonly hint: string }

const troubles: Readonly<Record<string, Trouble>> = {
  ENOENT: { reason: 'no such file or folder', hint: 'Check the path.' },
  ENOTDIR: { reason: 'a part of the path is a file, not a folder', hint: 'Choose another path.' },
  EISDIR: { reason: 'it is a folder, not a file', hint: 'Choose another path, or move the folder away.' },
  EACCES: {
    reason: 'no permission',
    hint: 'Change the permissions of the file or of its folder, or choose another path.',
  },
  EPERM: {
    reason: 'not permitted',
    hint: 'Close the file where another program holds it open, or change its permissions.',
  },
  EBUSY: { reason: 'another program holds it', hint: 'Close the file in the other program.' },
  EROFS: { reason: 'the file system is read-only', hint: 'Choose a folder that can be written.' },
  ENOSPC: { reason: 'the disk is full', hint: 'Free some space, or choose a folder on another disk.' },
  EDQUOT: { reason: 'the disk quota is used up', hint: 'Free some space, or choose a folder on another disk.' },
  EFBIG: { reason: 'the file is too large for this file system', hint: 'Choose a folder on another disk.' },
  EIO: { reason: 'the disk reported an error', hint: 'Check the disk.' },
  ELOOP: { reason: 'its symbolic links lead in a circle', hint: 'Mend the links.' },
  EMFILE: { reason: 'too many files are open', hint: 'Close other programs, or raise the limit of open files.' },
  ENAMETOOLONG: { reason: 'the name is too long', hint: 'Choose a shorter name.' },
  ERR_INVALID_ARG_VALUE: { reason: 'the path holds a character that no path may hold', hint: 'Check the path.' },
  ERR_FS_FILE_TOO_LARGE: { reason: 'the file is larger than 2 GB', hint: 'Choose a smaller file.' },
}

/**
 * Makes the error for a refused file.
 *
 * @param task What was tried, after the path: `cannot be read`.
 */
export function diskTrouble(path: string, task: string, cause: unknown): ChapbookError {
  const code = errorCode(cause)
  const { reason, hint } = troubles[code] ?? { reason: messageOf(cause), hint: 'Check the disk and the path.' }
  return new ChapbookError(`\`${path}\` ${task}: ${reason}`, { hint, cause })
}

/** The code of a system error (`ENOENT`), or `''`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

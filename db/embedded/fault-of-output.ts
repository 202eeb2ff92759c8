import { StartFault } from '../start-fault.ts';

/** Why PostgreSQL or the system refused, as a sentence for the operator; none for what is not known. */
export function faultOfOutput(folder: string, output: string): StartFault | undefined {
  const sentences: [RegExp, string][] = [
    [/No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/i, `There is no room left on the disk of ${folder}.`],
    [
      /Read-only file system|EROFS/i,
      `The disk of ${folder} can only be read: set DATA_FOLDER to a folder that can be written.`,
    ],
    [
      /Permission denied|Operation not permitted|EACCES|EPERM|ENOTDIR|EEXIST/i,
      `The data folder ${folder} cannot be used by this user: give it to the user who starts Causeway, or set DATA_FOLDER to another.`,
    ],
    [/Cannot allocate memory|could not map anonymous shared memory/, 'There is not enough memory for PostgreSQL here.'],
    [
      /error while loading shared libraries/,
      'The embedded PostgreSQL lacks a library of this system: set DATABASE_URL to another PostgreSQL.',
    ],
  ];
  const found = sentences.find(([pattern]) => pattern.test(output));
  return found && new StartFault(found[1]);
}

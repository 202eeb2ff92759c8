import { findNative } from '../db/embedded/native-folder.ts';

// Part of the build, so that the program's own folder need not be writable for the user who runs it.
await findNative().catch((error: unknown) =>
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`),
);

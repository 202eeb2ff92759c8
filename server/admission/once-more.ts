/** Another writer was faster with one of the rows: all is read again. */
export class WrittenMeanwhile extends Error {
  override readonly name = 'WrittenMeanwhile';
}

/** Does it; after a deadlock with another writer, or when what it rests on changed meanwhile, once more. */
export async function onceMore<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isWorthAnotherTry(error)) throw error;
    return await work();
  }
}

/** Deadlock, serialization failure, a station that was removed meanwhile, by SQLSTATE; Drizzle wraps their error. */
function isWorthAnotherTry(error: unknown): boolean {
  if (error instanceof WrittenMeanwhile) return true;
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  return [code, cause?.code].some((state) => ['40P01', '40001', '23503'].includes(String(state)));
}

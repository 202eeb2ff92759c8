/** What the log keeps of an error. */
export interface LoggableError {
  type: string;
  message?: string;
  code?: string;
  /** Of the database: what was asked, with places for the values, and what refused. */
  query?: string;
  constraint?: string;
  /** Where it was thrown. */
  at?: string[];
  cause?: LoggableError;
}

/**
 * An error for the log, without values that came in from outside: errors of the database tell the parameters of the
 * statement, the row that was refused and the text that could not be read, and those are names, documents and tokens.
 */
export function loggableError(error: unknown, depth = 0): LoggableError {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, query, params, constraint_name: constraint } = error as Error & Record<string, unknown>;
  const isOfStatement = typeof query === 'string' && params !== undefined;
  const at = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.constructor.name,
    ...(!isOfStatement && !quotesValues(code) && { message: error.message }),
    ...(typeof code === 'string' && { code }),
    ...(isOfStatement && { query }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(at && { at: at.slice(0, 12).map((line) => line.trim()) }),
    ...(error.cause !== undefined && depth < 4 && { cause: loggableError(error.cause, depth + 1) }),
  };
}

/** Classes of SQLSTATE whose messages quote what was sent: data exceptions and programs' own. */
const quotesValues = (code: unknown): boolean => typeof code === 'string' && /^(22|P0).{3}$/.test(code);

/** The code that a supervisor's link brings, until somebody uses it. */
export const codeInAddress = (): string | undefined =>
  new URLSearchParams(location.hash.slice(1)).get('enrol') ?? undefined;

export const clearCodeInAddress = (): void => history.replaceState(null, '', location.pathname + location.search);

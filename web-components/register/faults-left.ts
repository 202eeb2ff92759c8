import type { FormContent } from '../../server/registration/forms/forms.contract.ts';
import type { FormFault } from './find-faults.ts';

const valueAt = (content: FormContent, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => {
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  }, content);

/** The faults that a change has not touched: who mends a field is not told of it any longer. */
export const faultsLeft = (faults: readonly FormFault[], before: FormContent, now: FormContent): FormFault[] =>
  faults.filter(({ path }) => valueAt(before, path) === valueAt(now, path));

import { isOverloaded } from '../../kernel/values.contract.ts';
import { checkCell } from '../import/check-delegate.ts';
import type { FormFaultCode } from './forms.contract.ts';

export interface FormFault {
  /** Of the field: `name`, `guardian.phone`, `answers.wheelchair`. */
  path: string;
  code: FormFaultCode;
  message: string;
  hint?: string;
}

/** Nothing was filled in where something must be. */
export const missingValue = (path: string): FormFault => ({
  path,
  code: 'value_missing',
  message: 'A value: it may not be empty',
});

/** Reads the fields of a form one by one, each held to the same rules as a cell of an import, and gathers their faults. */
export class FormFields {
  readonly faults: FormFault[] = [];
  readonly #today: string;

  /** `today` is a day such as 2026-11-20, in UTC. */
  constructor(today: string) {
    this.#today = today;
  }

  /** The value as it is kept; empty where it is, or where it has a fault. */
  take(path: string, field: Parameters<typeof checkCell>[0], raw: string | undefined, isNeeded = false): string {
    if (raw && isOverloaded(raw)) {
      this.faults.push({ path, code: 'too_many_marks', message: 'At most four marks on one letter' });
      return '';
    }
    const checked = checkCell(field, raw ?? '', this.#today);
    if ('value' in checked) {
      if (checked.value === '' && isNeeded) this.faults.push(missingValue(path));
      return checked.value;
    }
    const { code, needed: message, hint } = checked;
    this.faults.push({ path, code: code as FormFaultCode, message, ...(hint && { hint }) });
    return '';
  }
}

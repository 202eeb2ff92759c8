import { type FormFields, missingValue } from './form-fields.ts';
import type { FormContent } from './forms.contract.ts';

/** Who answers for a minor: a delegate as the form names them, or somebody who does not come. */
export type GuardianNamed = { delegate: string } | { name: string; phone: string };

type Guardian = NonNullable<FormContent['guardian']>;

/** A guardian who can be asked; none, and a fault, where something is missing to name one. */
export function readGuardian({ delegate, name, phone }: Guardian, fields: FormFields): GuardianNamed | undefined {
  if (delegate?.trim()) return { delegate: fields.take('guardian.delegate', 'affiliation', delegate) };
  if (!name?.trim() && !phone?.trim()) {
    const message = 'A delegate by reference or e-mail, or name and telephone of somebody who answers for them';
    fields.faults.push({ path: 'guardian', code: 'guardian_missing', message });
    return undefined;
  }
  const named = fields.take('guardian.name', 'name', name);
  const number = phoneNumber(phone ?? '');
  if (number) return { name: named, phone: number };
  const message = 'A telephone number with its country, as +86 573 8888 0000';
  fields.faults.push(
    phone?.trim() ? { path: 'guardian.phone', code: 'phone_malformed', message } : missingValue('guardian.phone'),
  );
  return undefined;
}

/** Digits with what people part them by; none where it is no telephone number. */
function phoneNumber(typed: string): string | undefined {
  const number = typed.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const digits = number.replace(/\D/g, '').length;
  return /^\+?[0-9][0-9 ()/.-]*$/.test(number) && digits >= 5 && digits <= 15 && number.length <= 40
    ? number
    : undefined;
}

import type { FormFault } from './check-form.ts';
import type { FormContent } from './forms.contract.ts';

/** Who answers for a minor: a delegate as the form names them, or somebody who does not come. */
export type GuardianNamed = { delegate: string } | { name: string; phone: string };

type Guardian = NonNullable<FormContent['guardian']>;
/** Checks one field as the form does, tells its fault, and gives its value. */
type Take = (path: string, field: 'name' | 'reference', raw: string | undefined, isNeeded?: boolean) => string;

/** A guardian who can be asked, or what is missing to name one. */
export function checkGuardian(
  { delegate, name, phone }: Guardian,
  take: Take,
): { guardian: GuardianNamed } | { fault: FormFault } | Record<string, never> {
  if (delegate?.trim())
    return { guardian: { delegate: take('guardian.delegate', 'reference', delegate.slice(0, 300)) } };
  if (!name?.trim() && !phone?.trim()) {
    const message = 'A delegate by reference or e-mail, or name and telephone of somebody who answers for them';
    return { fault: { path: 'guardian', code: 'guardian_missing', message } };
  }
  const named = take('guardian.name', 'name', name);
  const number = phoneNumber(phone ?? '');
  if (number) return { guardian: { name: named, phone: number } };
  const message = 'A telephone number with its country, as +86 573 8888 0000';
  return { fault: { path: 'guardian.phone', code: phone?.trim() ? 'phone_malformed' : 'value_missing', message } };
}

/** Digits with what people part them by; none where it is no telephone number. */
function phoneNumber(typed: string): string | undefined {
  const number = typed.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const digits = number.replace(/\D/g, '').length;
  return /^\+?[0-9][0-9 ()/.-]*$/.test(number) && digits >= 5 && digits <= 15 && number.length <= 40
    ? number
    : undefined;
}

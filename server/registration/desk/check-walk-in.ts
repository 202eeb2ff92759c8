import type { Queryable } from '../../../db/client.ts';
import { delegateCategories } from '../../../db/vocabulary.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { latestAdultBirth } from '../forms/age.ts';
import { checkForm } from '../forms/check-form.ts';
import type { NewRegistration } from '../forms/register-delegate.ts';
import { findTerms } from '../forms/terms.queries.ts';
import { findConference } from '../registration.queries.ts';
import type { WalkInToRegister } from './desk.contract.ts';
import { deskFaults } from './desk.errors.ts';

/**
 * What the register keeps of a walk-in, held to the rules of every form. Questions of the organiser are not asked in a
 * queue, and without a date of birth an adult stands there, as whoever registers them has seen. Throws `walk_in_invalid`.
 */
export async function checkWalkIn(
  { clock }: Pick<Dependencies, 'clock'>,
  tx: Queryable,
  input: WalkInToRegister,
): Promise<NewRegistration> {
  const [conference, { minorBelow, locales }] = [await findConference(tx), await findTerms(tx)];
  const { guardian, locale, id: _, companionOf: __, groupId: ___, ...content } = input;
  const checked = checkForm(
    { ...content, ...(guardian && { guardian }) },
    {
      today: clock.now().toISOString().slice(0, 10),
      categories: delegateCategories,
      questions: [],
      minorBelow: input.birthDate ? minorBelow : 0,
      latestAdultBirth: latestAdultBirth(conference, minorBelow),
      needsDocument: false,
      email: input.email,
    },
  );
  if ('faults' in checked) throw new DomainError(deskFaults.walk_in_invalid, undefined, checked.faults);
  const { name, nameLatin, country, category, affiliation, email, birthDate, guardian: named } = checked.form;
  return {
    ...{ name, nameLatin, country, category, affiliation, email },
    locale: locale ?? locales[0] ?? 'en',
    ...(birthDate && { birthDate }),
    ...(named && 'name' in named && { guardianName: named.name, guardianPhone: named.phone }),
  };
}

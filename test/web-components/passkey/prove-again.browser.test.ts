import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiProblem } from '../../../web-components/api/problem.ts';
import { withProof } from '../../../web-components/passkey/prove-again.ts';
import '../../../web-components/passkey/ask-for-proof.ts';
import { ProveDialog } from '../../../web-components/passkey/prove-dialog.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';

const problem = (code: string) => new ApiProblem({ type: 'about:blank', title: code, status: 403, code });
const dialog = () => document.querySelector('cw-prove-dialog');
const show = () => page.getByRole('button', { name: 'Show the passkey' });
let isProven: boolean;
const work = vi.fn(async () => {
  if (!isProven) throw problem('request.proof_needed');
  return 'done';
});

beforeEach(() => {
  isProven = false;
  vi.clearAllMocks();
});
afterEach(() => dialog()?.remove());

/** The dialog with a server that takes this passkey, or does not. */
async function asked(prove: () => Promise<unknown>): Promise<void> {
  await expect.poll(dialog).toBeInstanceOf(ProveDialog);
  Object.assign(dialog() ?? {}, { prove });
}
const prove = async () => {
  isProven = true;
};

describe('what wants the passkey once more', () => {
  it('is done once it was shown, and what the person was at is left as it was', async () => {
    const doing = withProof(work);
    await asked(prove);
    await expect.element(page.getByText(/What you have entered stays/)).toBeVisible();
    expect(await axeFaults(document.body)).toEqual([]);
    await show().click();
    expect(await doing).toBe('done');
    expect(work).toHaveBeenCalledTimes(2);
    expect(dialog()).toBeNull();
  });

  it('is shown by keyboard alone', async () => {
    const doing = withProof(work);
    await asked(prove);
    await expect.element(show()).toBeVisible();
    await userEvent.keyboard('{Tab}{Tab}{Enter}');
    expect(await doing).toBe('done');
  });

  it('says why a passkey was not taken, and lets it be tried again', async () => {
    const doing = withProof(work);
    await asked(async () => {
      throw problem('identity.passkey_not_yours');
    });
    await show().click();
    await expect.element(page.getByText('This passkey is of somebody else. Use one of your own.')).toBeVisible();
    await asked(prove);
    await show().click();
    expect(await doing).toBe('done');
  });

  it.each(['{Escape}', '{Tab}{Enter}'])('is not done when it is left by %s, which is said', async (keys) => {
    const doing = withProof(work).catch((error: ApiProblem) => error.sentence);
    await asked(prove);
    await expect.element(show()).toBeVisible();
    await userEvent.keyboard(keys);
    expect(await doing).toBe('Your passkey was not shown. Nothing was changed.');
    expect(work).toHaveBeenCalledOnce();
    expect(dialog()).toBeNull();
  });
});

it('what does not want it is done at once, and what fails otherwise is told as it is', async () => {
  isProven = true;
  expect(await withProof(work)).toBe('done');
  work.mockRejectedValueOnce(problem('identity.last_passkey'));
  await expect(withProof(work)).rejects.toMatchObject({ code: 'identity.last_passkey' });
  expect(dialog()).toBeNull();
});

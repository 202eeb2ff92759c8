import { html, render } from 'lit';
import { afterEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../web-components/elements/staff-menu.ts';
import '../../../web-components/styles/page.css';
import type { StaffMember } from '../../../server/identity/identity.contract.ts';
import { signedIn } from '../signed-in.ts';

const staff: StaffMember = {
  id: '01900000-0000-7000-8000-000000000001',
  name: 'Rahel Tesfaye',
  email: 'r@staff.example',
  roles: ['gate'],
};

afterEach(() => {
  render(html``, document.body);
  vi.restoreAllMocks();
});

it('offers to try again where it could not find out who is signed in', async () => {
  const fetched = vi.spyOn(window, 'fetch').mockRejectedValueOnce(new TypeError('no network'));
  fetched.mockResolvedValueOnce(Response.json(signedIn(staff)));
  render(html`<cw-staff-menu></cw-staff-menu>`, document.body);
  await userEvent.click(page.getByRole('button', { name: /^Try again/ }));
  await expect.element(page.getByRole('button', { name: 'Signed in as Rahel Tesfaye' })).toBeVisible();
  expect(fetched).toHaveBeenCalledTimes(2);
});

import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { officer, supervisor, waiting } from './people.ts';
import { chooseLastFour, fault, useStation, verified } from './station-at-work.browser.ts';

const at = useStation();

describe('an officer', () => {
  it('takes the next person, compares, and decides by keys', async () => {
    await at().open();
    await userEvent.keyboard('t');
    await expect.element(page.getByRole('heading', { name: 'سليم الزواري' })).toBeVisible();
    await userEvent.keyboard('1');
    await chooseLastFour();
    await userEvent.keyboard('12ab3{Enter}');
    await expect.element(page.getByText('The next scan at any gate admits.')).toBeVisible();
    expect(at().server.verify).toHaveBeenCalledExactlyOnceWith(at().people[0]!.verificationId, {
      method: 'document',
      checks: { face: true, document: true, nameAndCountry: true },
      document: { reading: 'last_four', last4: '12AB' },
    });
  });

  it('answers the checks in their order, without leaving the field of the number', async () => {
    await at().open();
    await userEvent.keyboard('t1');
    await chooseLastFour();
    await userEvent.keyboard('12AB3{Enter}');
    await expect.element(page.getByText('The next scan at any gate admits.')).toBeVisible();
    expect(at().server.verify).toHaveBeenCalledOnce();
  });

  it('who types more of a number that differs answers no check with it', async () => {
    await at().open();
    await userEvent.keyboard('t1');
    await chooseLastFour();
    await userEvent.keyboard('12AC3s');
    await expect.element(page.getByText('not as registered')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Agree' })).toHaveAttribute('aria-pressed', 'false');
    expect(document.querySelector('cw-station-work')!.renderRoot.querySelector('cw-pass-on-dialog')).toBeNull();
  });

  it('cannot decide before everything agrees, and is told what is missing', async () => {
    await at().open();
    await userEvent.keyboard('t1');
    await chooseLastFour();
    await page.getByRole('button', { name: 'Agree' }).click();
    await expect.element(verified()).toBeDisabled();
    await expect.element(page.getByText('“Verified” opens when check 2 is done.')).toBeVisible();
    await userEvent.keyboard('2');
    await userEvent.keyboard('12AC{Enter}');
    await expect.element(page.getByText('not as registered')).toBeVisible();
    await expect.element(verified()).toBeDisabled();
    expect(at().server.verify).not.toHaveBeenCalled();
  });

  it('chooses somebody else from the queue, but not whom another officer has', async () => {
    await at().open();
    at().tell([
      waiting(1, {
        takenBy: { staffId: supervisor.id.replace(/a$/, 'b'), name: 'Arun', until: '2026-11-20T09:00:00Z' },
      }),
      at().people[1]!,
    ]);
    await expect.element(page.getByText('With Arun')).toBeVisible();
    await page.getByRole('button', { name: /سليم/ }).click({ force: true });
    expect(at().server.take).not.toHaveBeenCalled();
    await page.getByRole('button', { name: /陆知微/ }).click();
    expect(at().server.take).toHaveBeenCalledWith(at().people[1]!.verificationId);
    await expect.element(page.getByRole('heading', { name: '陆知微' })).toBeVisible();
  });

  it('sends a person to the supervisor with a reason, and not without one', async () => {
    await at().open();
    await userEvent.keyboard('t');
    await expect.element(verified()).toBeVisible();
    await userEvent.keyboard('s');
    const send = page.getByRole('button', { name: 'Send to the supervisor', exact: true });
    await send.click();
    await expect.element(page.getByText('Say why, in a few words.')).toBeVisible();
    await page.getByRole('button', { name: 'Document out of date' }).click();
    await send.click();
    expect(at().server.passOn).toHaveBeenCalledExactlyOnceWith(at().people[0]!.verificationId, 'Document out of date');
    await expect.element(page.getByText('Sent to the supervisor')).toBeVisible();
  });

  it('whose person is another’s now can take them again, and decide nothing until then', async () => {
    at().server.verify.mockRejectedValueOnce(fault('identity.lease_over', 409));
    await at().open();
    await userEvent.keyboard('t1');
    await chooseLastFour();
    await userEvent.keyboard('12AB3{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent('identity.lease_over');
    await expect.element(verified()).toBeDisabled();
    await page.getByRole('button', { name: 'Take again' }).click();
    await expect.element(verified()).toBeEnabled();
  });

  it('loses nothing that was compared when the server does not answer', async () => {
    at().server.verify.mockRejectedValueOnce(fault('page.no_answer', 503));
    await at().open();
    await userEvent.keyboard('t1');
    await chooseLastFour();
    await userEvent.keyboard('12AB3{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent('No answer from the server');
    await verified().click();
    await expect.element(page.getByText('The next scan at any gate admits.')).toBeVisible();
  });

  it('who types in a field presses no key of the page', async () => {
    await at().open();
    await userEvent.keyboard('t');
    await expect.element(verified()).toBeVisible();
    await userEvent.keyboard('2st');
    expect(at().server.takeNext).toHaveBeenCalledTimes(1);
    expect(document.querySelector('cw-station-work')!.renderRoot.querySelector('cw-pass-on-dialog')).toBeNull();
  });

  it('can turn the letters off, for who speaks to the computer', async () => {
    await at().open();
    await page.getByRole('button', { name: 'Letter keys are on' }).click();
    await userEvent.keyboard('t');
    expect(at().server.takeNext).not.toHaveBeenCalled();
    await page.getByRole('button', { name: 'Letter keys are off' }).click();
  });

  it('goes on after a reload with whom they had', async () => {
    at().people[0] = waiting(1, {
      takenBy: { staffId: officer.id, name: officer.name, until: '2026-11-20T09:00:00Z' },
    });
    await at().open();
    await expect.element(page.getByRole('heading', { name: 'سليم الزواري' })).toBeVisible();
    expect(at().server.take).toHaveBeenCalledWith(at().people[0]!.verificationId);
  });
});

import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { axeFaults } from '../../support/axe.ts';
import { supervisor, waiting } from './people.ts';
import { chooseLastFour, useStation, verified } from './station-at-work.browser.ts';

const at = useStation();

describe('a supervisor', () => {
  it('takes whom an officer passed on, and reads why', async () => {
    at().server.takeNext.mockResolvedValue(waiting(1, { passedOnBecause: 'No document' }));
    await at().open(supervisor);
    await userEvent.keyboard('t');
    await expect.element(page.getByText('Passed on by an officer, because:')).toBeVisible();
    await page.getByRole('button', { name: /Decide otherwise/ }).click();
    await page.getByRole('button', { name: 'Another face' }).click();
    await page.getByRole('button', { name: 'Not this person' }).click();
    expect(at().server.refuse).toHaveBeenCalledExactlyOnceWith(at().people[0]!.verificationId, 'Another face');
  });

  it('alone can take whom an officer passed on', async () => {
    await at().open();
    at().tell([waiting(1, { passedOnBecause: 'No document' })]);
    await expect.element(page.getByText('For a supervisor: No document')).toBeVisible();
    await expect.element(page.getByRole('button', { name: /Take the next person/ })).toBeDisabled();
  });
});

describe('the page', () => {
  it('says aloud who came and who was taken', async () => {
    await at().open();
    at().tell([...at().people, waiting(3, { name: 'अनन्या वेंकटराघवन' })]);
    const status = page.getByText('अनन्या वेंकटराघवन was sent here from South Gate, lane 3.');
    await expect.element(status).toBeInTheDocument();
  });

  it('keeps every box in its place while the checks are answered', async () => {
    const station = await at().open();
    await userEvent.keyboard('t');
    await expect.element(verified()).toBeVisible();
    await chooseLastFour();
    const panel = station.renderRoot.querySelector('cw-verification-panel')!;
    const places = () =>
      [...panel.renderRoot.querySelector('cw-identity-checks')!.renderRoot.querySelectorAll('li')].map(
        (item) => item.getBoundingClientRect().top,
      );
    const before = places();
    await userEvent.keyboard('12AB3');
    await page.getByRole('button', { name: 'Yes' }).click();
    await expect.element(verified()).toBeEnabled();
    expect(places()).toEqual(before);
  });

  it.each(['light', 'dark'])('can be used by everyone, with and without a person (%s)', async (theme) => {
    document.documentElement.dataset.theme = theme;
    const station = await at().open();
    expect(await axeFaults(station)).toEqual([]);
    await userEvent.keyboard('t1');
    await chooseLastFour();
    await userEvent.keyboard('12AC3');
    expect(await axeFaults(station)).toEqual([]);
    await page.getByRole('button', { name: /Send to the supervisor/ }).click();
    await expect.element(page.getByRole('dialog')).toBeVisible();
    expect(await axeFaults(station)).toEqual([]);
    delete document.documentElement.dataset.theme;
  });
});

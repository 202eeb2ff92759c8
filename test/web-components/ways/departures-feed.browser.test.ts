import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { axeFaults } from '../../support/axe.ts';
import { lateness, open, tell, useWaysPage } from './ways-on-page.browser.ts';

useWaysPage();

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const at = (minutes: number) => ago(minutes).slice(11, 16);
const notice = () => page.getByText(/departures/);
const followed = { isFollowed: true, readAt: ago(0), madeAt: ago(0), rides: 4, strangers: 0 };

it('says nothing of departures while they are told, and where no feed is followed', async () => {
  await open('lateness');
  tell('lateness', lateness());
  tell('departures', { ...followed, holdsUntil: ago(-3) });
  await expect.element(page.getByText('Locks and sluices')).toBeVisible();
  await expect.element(notice()).not.toBeInTheDocument();
  tell('departures', { isFollowed: false });
  await expect.element(notice()).not.toBeInTheDocument();
});

it('says since when the feed cannot be read, until when what it told holds, and that rides go by headway from then on', async () => {
  await open('crowd');
  const broken = { ...followed, fault: 'fetching.address_unreachable', faultSince: ago(2) };
  tell('departures', { ...broken, holdsUntil: ago(-1) });
  await expect
    .element(notice())
    .toHaveTextContent(
      `Since ${at(2)} the feed of departures cannot be read. What it told holds until ${at(-1)}; then shuttles and boats go by their headway.`,
    );
  expect(await axeFaults(document.body)).toEqual([]);
  tell('departures', { ...broken, holdsUntil: ago(1) });
  await expect
    .element(notice())
    .toHaveTextContent(
      `Since ${at(2)} the feed of departures cannot be read. Meanwhile shuttles and boats go by their headway.`,
    );
  tell('departures', { ...followed, holdsUntil: ago(-3) });
  await expect.element(notice()).not.toBeInTheDocument();
});

it('says that a feed is stale, is none, is not asked, or tells of another plan', async () => {
  await open('closures');
  const meanwhile = ' Meanwhile shuttles and boats go by their headway.';
  const says = async (state: object, words: string) => {
    tell('departures', { ...followed, holdsUntil: ago(4), faultSince: ago(4), ...state });
    await expect.element(notice()).toHaveTextContent(words + meanwhile);
  };
  await says(
    { fault: 'departures.feed_stale', madeAt: ago(7) },
    `The feed of departures has not been made anew since ${at(7)}.`,
  );
  await says(
    { fault: 'departures.feed_faulty' },
    `Since ${at(4)} what stands at the address of departures is no whole feed.`,
  );
  await says(
    { fault: 'fetching.address_refused' },
    `Since ${at(4)} the feed of departures is not asked: its address is in a network that is not allowed.`,
  );
  await says(
    { rides: 0, strangers: 12, faultSince: undefined, holdsUntil: ago(-3) },
    'The feed of departures tells of no shuttle and no boat of this plan: its lines or stops have other names.',
  );
});

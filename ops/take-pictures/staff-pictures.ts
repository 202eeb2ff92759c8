import type { Page } from 'playwright-core';
import type { Take } from './gate-pictures.ts';
import { open, settle, sizes } from './windows.ts';

/** The page in each look that people have it in: wide, narrow, dark or light, Chinese. */
async function takeLooks(page: Page, path: string, name: string, otherTheme: string, take: Take): Promise<void> {
  await take(page, name);
  await page.setViewportSize(sizes.narrow);
  await settle(page);
  await take(page, `${name}-narrow`);
  await page.setViewportSize(sizes.wide);
  await open(page, path, { theme: otherTheme });
  await take(page, `${name}-${otherTheme}`);
  await open(page, path, { lang: 'zh-CN' });
  await take(page, `${name}-zh`);
}

export async function takeBoardPictures(supervisor: Page, network: Page, take: Take): Promise<void> {
  await open(supervisor, '/gate/board/');
  await takeLooks(supervisor, '/gate/board/', 'gate-board', 'dark', take);
  await open(network, '/network/');
  await takeLooks(network, '/network/', 'network', 'light', take);
  await open(network, '/network/', { dir: 'rtl' });
  await take(network, 'network-rtl');
  await takeStale(network, '/network/', 'network', take);
  for (const [page, path, name] of [
    [network, '/network/', 'network'],
    [supervisor, '/gate/board/', 'gate-board'],
  ] as const) {
    await page.setViewportSize(sizes.wall);
    await open(page, path, { wall: '' });
    await take(page, `${name}-wall`);
  }
}

/** As a board is when its server is out of reach. */
async function takeStale(page: Page, path: string, name: string, take: Take): Promise<void> {
  await open(page, path, { lang: 'en' });
  await page.context().setOffline(true);
  await settle(page);
  await take(page, `${name}-stale`);
  await page.context().setOffline(false);
}

export async function takeStationPicture(page: Page, take: Take): Promise<void> {
  await open(page, '/station/');
  await page.getByRole('button', { name: /^2/ }).click();
  await page
    .getByRole('button', { name: /^Take the next person/ })
    .first()
    .click();
  await settle(page);
  await takeLooks(page, '/station/', 'station', 'dark', take);
}

const faultyFile = `reference,name,name_latin,country,category,affiliation,email,birth_date
A-4001,沈云岫,Shen Yunxiu,CN,speaker,Institute of Canals,shen.yunxiu@delegates.example,1984-03-27
A-4002,Лидия Каренская,Lidiya Karenskaya,KAZ,attendee,Steppe Radio,lidiya@delegates.example,1990-11-02
A-4003,نديرة الخزرجي,Nadira Al-Khazraji,MA,press,Atlas Daily,nadira@delegates.example,1979-07-15
A-4004,Tomasz Wierzbowski,Tomasz Wierzbowski,PL,exhibitor,Lock & Sluice,tomasz.delegates.example,1988-01-30
A-4002,अनन्या वेंकटराघवन,Ananya Venkataraghavan,IN,attendee,Monsoon Lab,ananya@delegates.example,1993-02-31
`;

export async function takeDeskPictures(page: Page, take: Take): Promise<void> {
  await open(page, '/desk/');
  await page.getByRole('textbox').or(page.getByRole('searchbox')).or(page.getByRole('combobox')).first().fill('shen');
  await settle(page);
  await page.keyboard.press('ArrowDown');
  await settle(page);
  await takeLooks(page, '/desk/', 'desk', 'dark', take);
  await open(page, '/desk/', { lang: 'en' });
  await page.keyboard.type('shen');
  await settle(page);
  await page.keyboard.press('Enter');
  await settle(page);
  await take(page, 'desk-person');
  await open(page, '/desk/#import', { lang: 'en' });
  await page
    .getByLabel('File of delegates')
    .setInputFiles({ name: 'delegates-second-wave.csv', mimeType: 'text/csv', buffer: Buffer.from(faultyFile) });
  await settle(page);
  await take(page, 'desk-import');
}

/** What a supervisor and an organiser decide. */
export async function takeOrganiserPictures(supervisor: Page, administrator: Page, take: Take): Promise<void> {
  await open(supervisor, '/rules/');
  await take(supervisor, 'rules');
  await open(administrator, '/organiser/#badges');
  await take(administrator, 'badge-design');
}

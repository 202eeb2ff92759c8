import { openPage } from '../styles/open-page.ts';

await openPage();
await import('./venue-page.ts');

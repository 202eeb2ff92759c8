import { openPage } from '../styles/open-page.ts';

await openPage();
await import('./privacy-page.ts');

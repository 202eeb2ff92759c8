import { openPage } from '../styles/open-page.ts';

await openPage();
await import('./start-page.ts');

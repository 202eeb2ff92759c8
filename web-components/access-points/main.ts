import { openPage } from '../styles/open-page.ts';

await openPage();
await import('./access-points-page.ts');

import { openPage } from '../../styles/open-page.ts';

await openPage();
await import('./board-page.ts');

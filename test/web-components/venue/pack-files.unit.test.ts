import { expect, it } from 'vitest';
import { packFiles } from '../../../web-components/venue/pack-files.ts';
import { unzip } from '../../support/unzip.ts';

it('what a page packs is unpacked by the server’s own reader', async () => {
  const files = { 'graph.json': '{"nodes":{}}', '灯.json': 'light', 'empty.json': '' };
  const named = Object.entries(files).map(([name, text]) => ({ name, bytes: new Blob([text]) }));
  const unpacked = await unzip(Buffer.from(await (await packFiles(named)).arrayBuffer()));
  expect(Object.fromEntries([...unpacked].map(([name, bytes]) => [name, bytes.toString()]))).toEqual(files);
});

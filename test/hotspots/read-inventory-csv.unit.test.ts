import { expect, it } from 'vitest';
import { readInventoryCsv } from '../../server/hotspots/read-inventory-csv.ts';

const heading = 'code,name,name_zh-CN,carrier,bands,zone,level,latitude,longitude,capacity_clients';
const row = 'LH-096,Balcony east,东看台,Qinghe Mobile,2.4 5 6,lantern-hall,1,30.7436,120.4871,50';

const bytes = (text: string) => new TextEncoder().encode(text);
const faultsOf = (text: string) => readInventoryCsv(bytes(text)).faults;

it('reads a hotspot, with or without a byte order mark and with either end of line', () => {
  for (const text of [`${heading}\n${row}\n`, `\uFEFF${heading}\r\n${row}\r\n\r\n`]) {
    expect(readInventoryCsv(bytes(text))).toMatchObject({
      faults: [],
      entries: [
        {
          place: 'line 2',
          hotspot: {
            code: 'LH-096',
            name: { en: 'Balcony east', 'zh-CN': '东看台' },
            carrier: 'Qinghe Mobile',
            bands: ['2.4', '5', '6'],
            zoneId: 'lantern-hall',
            level: 1,
            latitude: 30.7436,
            longitude: 120.4871,
            capacityClients: 50,
          },
        },
      ],
    });
  }
});

it('takes headings in any order and case, and level 0 and no zone where they are left out', () => {
  const text = 'Carrier,CODE,Capacity clients,longitude,latitude,Bands,Name\nQ,A-1,20,120,30,5,Quay\n';
  const [entry] = readInventoryCsv(bytes(text)).entries;
  expect(entry?.hotspot).toMatchObject({ code: 'A-1', level: 0, capacityClients: 20 });
  expect(entry?.hotspot).not.toHaveProperty('zoneId');
});

it.each([
  ['code', '?', 'letters, digits'],
  ['name', '', 'needs a name'],
  ['bands', '2.4 7', 'found “2.4 7”'],
  ['zone', 'Lantern Hall', 'found “Lantern Hall”'],
  ['level', '1.5', 'a whole number'],
  ['latitude', '30,7436', 'a number from -90 to 90'],
  ['latitude', '91', 'found “91”'],
  ['longitude', '', 'a number from -180 to 180'],
  ['capacity_clients', '0', 'from 1 to 10000'],
])('names a faulty %s by line and column', (column, found, needs) => {
  const fields = row.split(',');
  fields[heading.split(',').indexOf(column)] = `"${found}"`;
  expect(faultsOf(`${heading}\n${row}\n${fields.join(',')}\n`)).toEqual([
    expect.objectContaining({
      path: `line 3, ${column}`,
      message: expect.stringContaining(needs),
      code: `${column.startsWith('name') ? 'name' : column}_malformed`,
    }),
  ]);
});

it('counts lines as a spreadsheet does, newlines inside quotes included', () => {
  const twoLines = row.replace('Balcony east', '"Balcony\r\neast"');
  expect(faultsOf(`${heading}\r\n${row}\r\n\r\n${twoLines}\r\nshort,row\r\n`)).toEqual([
    { path: 'line 4, name', message: expect.stringContaining('a name'), code: 'name_malformed', hint: 'Balcony\neast' },
    { path: 'line 6', message: '2 fields, where the heading has 10', code: 'cells_uneven', hint: '10' },
  ]);
});

it('names the line where a quote opens that is never closed', () => {
  expect(faultsOf(`${heading}\n${row}\nLH-097,"Balcony, a ""b""\n${row}\n${row}\n`)).toEqual([
    { path: 'line 3', message: expect.stringContaining('never closed'), code: 'quote_open' },
  ]);
  expect(faultsOf(`${heading}\nLH-097,Bal"cony\n`)).toEqual([
    { path: 'line 2', message: expect.stringContaining('double each quote'), code: 'quote_stray' },
  ]);
});

it('names unknown, missing and doubled headings', () => {
  expect(faultsOf('code,code,colour,carrier,bands,latitude,longitude,capacity_clients\n')).toEqual([
    { path: 'line 1, code', message: 'stands twice', code: 'heading_twice' },
    { path: 'line 1, column 3', message: expect.stringContaining('“colour”'), code: 'heading_unknown', hint: 'colour' },
    { path: 'line 1, name', message: expect.stringContaining('missing'), code: 'heading_missing' },
  ]);
  expect(faultsOf('')).not.toEqual([]);
});

it('refuses another encoding than UTF-8 as such', () => {
  const gb18030 = Uint8Array.from([...bytes(`${heading}\nLH-1,`), 0xb6, 0xab, 0xbf, 0xb4]);
  expect(() => readInventoryCsv(gb18030)).toThrow('hotspots.inventory_not_utf8');
});

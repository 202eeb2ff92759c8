// Mends faults of postgres 3.4.9 in node_modules, where a connection that is lost (a restart of the database, a
// killed backend) ends the process, hangs for ever, or carries the rest of a lost transaction out as single statements;
// and where what is asked for after the end of a transaction is carried out all the same.
// Runs after each install and before each build; does nothing where it has run. Written down upstream as
// porsager/postgres issues 1154 and 1208 and pull requests 1168 and 1209: when a release has them, this file goes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../node_modules/postgres');
const mark = '/* mended by causeway */';

const mends = {
  'src/connection.js': [
    [
      // A write that was put off until after the connection was lost: reject what waits for it, instead of throwing where nobody can catch it.
      '  function nextWrite(fn) {\n    const x = socket.write(chunk, fn)',
      `  function nextWrite(fn) { ${mark}
    if (socket === null) {
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options))
      query = null
      return false
    }
    const x = socket.write(chunk, fn)`,
    ],
    [
      // What was put off belongs to the lost connection: kept, it would keep the next one from ever writing.
      '    clearImmediate(nextWriteTimer)\n    if (socket) {',
      `    clearImmediate(nextWriteTimer) ${mark}\n    chunk = nextWriteTimer = null\n    if (socket) {`,
    ],
    [
      "    clearImmediate(nextWriteTimer)\n    socket.removeListener('data', data)",
      `    clearImmediate(nextWriteTimer) ${mark}\n    chunk = nextWriteTimer = null\n    socket.removeListener('data', data)`,
    ],
    [
      // What is asked between the fault of a socket and its close is in nobody's hands: kept, it would be taken for what
      // the next connection is busy with, and that would wait for its answer for ever.
      '    if (initial)\n      return reconnect()\n\n    !hadError && (query || sent.length) && error(',
      `    const unanswered = query ? [query] : [] ${mark}
    while (sent.length)
      unanswered.push(sent.shift())
    query = results = errorResponse = null
    result = new Result()
    unanswered.forEach(q => queryError(q, Errors.connection('CONNECTION_CLOSED', options)))

    if (initial)
      return reconnect()

    stream && error(`,
    ],
    [
      // Nobody waits for the types of arrays: asked for again by the next connection.
      '    types.forEach(({ oid, typarray }) => addArrayType(oid, typarray))',
      `    types.forEach(({ oid, typarray }) => addArrayType(oid, typarray)) ${mark}\n    } catch { /* lost */ }`,
    ],
    [
      '    needsTypes = false\n    const types = await',
      `    needsTypes = false ${mark}\n    try {\n    const types = await`,
    ],
  ],
  'src/index.js': [
    [
      // The connection object is used again for a new connection: what is left of a lost transaction must not run there.
      '        new Promise((_, reject) => connection.onclose = reject)\n      ])\n    } catch (error) {\n      throw error',
      `        new Promise((_, reject) => connection.onclose = error => (lost = error, reject(error))) ${mark}
      ])
    } catch (error) {
      throw error`,
    ],
    ['      , connection\n      , prepare = null', `      , connection\n      , lost ${mark}\n      , prepare = null`],
    [
      '        q.catch(e => uncaughtError || (uncaughtError = e))\n        c.queue === full',
      `        q.catch(e => uncaughtError || (uncaughtError = e))
        if (lost) ${mark}
          return q.reject(lost)
        c.queue === full`,
    ],
    [
      // What is asked for after the end runs by itself, or in the transaction of whoever has the connection by then: of
      // several that were under way together one may go on when another has failed.
      '      function handler(q) {\n        q.catch(e => uncaughtError',
      `      function handler(q) {
        if (over) { ${mark}
          q.catch(() => {})
          return q.reject(Errors.generic('TRANSACTION_OVER', 'the transaction is over'))
        }
        over = q === ending
        q.catch(e => uncaughtError`,
    ],
    ['    let savepoints = 0\n', `    let savepoints = 0\n      , ending, over ${mark}\n`],
    ['          : sql`rollback`\n', `          : (ending = sql\`rollback\`) ${mark}\n`],
    ['          : await sql`commit`\n', `          : await (ending = sql\`commit\`) ${mark}\n`],
  ],
};

for (const [path, replacements] of Object.entries(mends)) {
  const file = join(folder, path);
  let text = readFileSync(file, 'utf8');
  for (const [from, to] of replacements) {
    if (text.includes(to)) continue;
    if (text.split(from).length !== 2) {
      process.stderr.write(
        `${file} is not the one that ops/mend-postgres-driver.mjs was written for: look whether it still needs mending.\n`,
      );
      process.exit(1);
    }
    text = text.replace(from, () => to);
  }
  writeFileSync(file, text);
}

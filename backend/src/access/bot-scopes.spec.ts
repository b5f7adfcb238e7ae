import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { BOT_SCOPES, type BotScope } from '@parley/contracts';
import { NEEDS, requireScope } from './bot-scopes.js';

const MANUAL = new URL('../../../docs/webhooks.md', import.meta.url);

/** What each scope is for, and what needs it over REST, as the manual lists it. */
function table(): string {
  const rows = (Object.keys(BOT_SCOPES) as BotScope[]).map((scope) => {
    const calls = Object.entries(NEEDS).flatMap(([name, need]) =>
      /^[a-z]\w*\.\w+$/.test(name) && [need].flat().includes(scope) ? [`\`${name.split('.')[1]}\``] : [],
    );
    return `| \`${scope}\` | ${BOT_SCOPES[scope]} | ${calls.join(' ')} |`;
  });
  return ['| scope | lets it | calls of REST that need it |', '| --- | --- | --- |', ...rows].join('\n');
}

test('the manual lists the scopes as they are', () => {
  const manual = readFileSync(MANUAL, 'utf8');
  expect(/<!-- scopes: [^>]*-->\n\n([^]*?)\n\n<!-- \/scopes -->/.exec(manual)?.[1]).toBe(table());
});

test('people need none, and bots what the table says', () => {
  expect(() => requireScope({ scopes: null }, 'stats.now')).not.toThrow();
  expect(() => requireScope({ scopes: [] }, 'users.me')).not.toThrow();
  expect(() => requireScope({ scopes: ['messages:read'] }, 'messages.listMessages')).not.toThrow();
  expect(() => requireScope({ scopes: ['messages:write'] }, 'messages.listMessages')).toThrow(
    '`messages:read`',
  );
  expect(() => requireScope({ scopes: ['messages:read'] }, 'rooms.listRooms')).toThrow('`rooms:read`');
});

test('what is not in the table no bot may do', () => {
  expect(() => requireScope({ scopes: ['rooms:write'] }, 'rooms.somethingNew')).toThrow('for people');
});

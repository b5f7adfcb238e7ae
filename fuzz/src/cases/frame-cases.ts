import type { Random } from '../random.js';
import { absurdText } from '../input/texts.js';

const BROKEN = [
  // Engine.IO
  '',
  '0',
  '0{"sid":"x"}',
  '1',
  '2',
  '3',
  '5',
  '6',
  '7',
  '9',
  'x',
  '\0',
  'bAAAA',
  '4',
  // Socket.IO
  '40',
  '40{"token":1}',
  '40{"token":null}',
  '40{"token":{"toString":1}}',
  '40/nowhere,{}',
  '40/nowhere',
  '41',
  '41/nowhere,',
  '42',
  '42[]',
  '42{}',
  '42null',
  '42[1]',
  '42[null]',
  '42[{}]',
  '42[[]]',
  '42["ping"',
  '42["ping",',
  '42/nowhere,["ping"]',
  '4299999999999999999999["ping"]',
  '42-1["ping"]',
  '421e3["ping"]',
  '42["__proto__"]',
  '42["constructor",{}]',
  '42["hasOwnProperty"]',
  '42["error",1]',
  '42["disconnect"]',
  '42["newListener",1]',
  '43',
  '431[]',
  '430["x"]',
  '43["__proto__"]',
  '44',
  '44{"message":"x"}',
  '45',
  '451-["ping",{"_placeholder":true,"num":0}]',
  '451-["ping",{"_placeholder":true,"num":99}]',
  '451-["ping",{"_placeholder":true,"num":-1}]',
  '451-["ping",{"_placeholder":true,"num":"__proto__"}]',
  '45999999-["ping"]',
  '45-1-["ping"]',
  '451["ping"]',
  '46',
  '461-1[]',
  '47',
  '48["ping"]',
];

/** What no client of Socket.IO sends: broken packets, in one or several frames. */
export function brokenFrames(random: Random): (string | Buffer)[] {
  return Array.from({ length: random.between(1, 3) }, () => {
    const kind = random.weighted({ known: 12, cut: 4, noise: 3, binary: 3, large: 0.3 });
    switch (kind) {
      case 'known':
        return random.pick(BROKEN);
      case 'cut': {
        const whole = '42123["message:send",{"id":"x","roomId":"y","body":"z"}]';
        const at = random.between(0, whole.length - 1);
        return `${whole.slice(0, at)}${random.chance(0.5) ? '' : absurdText(random).slice(0, 500).toWellFormed()}`;
      }
      case 'noise':
        return absurdText(random).toWellFormed().slice(0, 100_000);
      case 'binary':
        return Buffer.from(Array.from({ length: random.between(0, 50) }, () => random.between(0, 255)));
      case 'large':
        return `42["message:send","${'x'.repeat(random.pick([990_000, 1_100_000, 2_000_000]))}"]`;
    }
  });
}

/** What the programs of `npm run dev` print, line by line. */

/** Without colours, for reading rather than for showing. */
// eslint-disable-next-line no-control-regex -- that is what colours in a terminal are made of
const COLOURS = /\u001b\[[0-9;]*m/g;

/** Whether TypeScript says, while it watches, that everything has been compiled and written. */
export function isCompiled(line) {
  return /Found 0 errors\. Watching for file changes/.test(line);
}

/**
 * Calls for each whole line that the stream gives, with the plain line and with what to show of it. Empty lines are left
 * out.
 *
 * @param {NodeJS.ReadableStream} stream
 * @param {string} label
 * @param {(line: string, text: string) => void} onLine
 */
export function labelled(stream, label, onLine) {
  let rest = '';
  const say = (text) => {
    const line = text.replace(COLOURS, '').trimEnd();
    if (line !== '') onLine(line, `${label} │ ${text.trimEnd()}`);
  };
  stream.setEncoding('utf8');
  stream.on('data', (chunk) => {
    const lines = (rest + chunk).split(/\r?\n/);
    rest = lines.pop();
    lines.forEach(say);
  });
  stream.on('end', () => say(rest));
}

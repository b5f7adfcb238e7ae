/** A page for trying operations out: nothing in it is inline, comes from elsewhere, or makes HTML of a text. */
const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>GraphQL – Parley</title>
    <link rel="stylesheet" href="/graphql/explorer/style.css" />
    <script type="module" src="/graphql/explorer/script.js"></script>
  </head>
  <body>
    <main>
      <h1>GraphQL</h1>
      <label>Access token <input id="token" type="password" autocomplete="off" spellcheck="false" /></label>
      <label>Operation <textarea id="query" rows="14" spellcheck="false">{ me { id username } }</textarea></label>
      <label>Variables, as JSON <textarea id="variables" rows="4" spellcheck="false">{}</textarea></label>
      <button id="run">Run (Ctrl+Enter)</button>
      <pre id="answer" role="status" aria-label="Answer"></pre>
    </main>
    <aside>
      <h2>Schema</h2>
      <pre id="schema" tabindex="0" aria-label="Schema"></pre>
    </aside>
  </body>
</html>
`;

const STYLE = `:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 0; display: grid; grid-template-columns: 1fr 1fr; height: 100vh; }
main, aside { overflow: auto; padding: 1rem; }
aside { border-inline-start: 1px solid color-mix(in srgb, currentcolor 20%, transparent); }
h1, h2 { font-size: 1.1rem; margin: 0 0 1rem; }
label { display: block; margin-bottom: 1rem; }
input, textarea { display: block; width: 100%; box-sizing: border-box; }
input, textarea, pre { font: 13px/1.5 ui-monospace, monospace; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
@media (max-width: 700px) { body { grid-template-columns: 1fr; height: auto; } }
`;

const SCRIPT = `const byId = (id) => document.getElementById(id);

async function run() {
  const answer = byId('answer');
  answer.textContent = '…';
  try {
    const token = byId('token').value.trim();
    const headers = { 'content-type': 'application/json', ...(token && { authorization: 'Bearer ' + token }) };
    const variables = JSON.parse(byId('variables').value.trim() || '{}');
    const body = JSON.stringify({ query: byId('query').value, variables });
    const response = await fetch('/graphql', { method: 'POST', headers, body });
    answer.textContent = JSON.stringify(await response.json(), null, 2);
  } catch (error) {
    answer.textContent = String(error);
  }
}

byId('run').addEventListener('click', run);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void run();
});
const schema = await fetch('/graphql/explorer/schema.graphql');
byId('schema').textContent = await schema.text();
`;

export interface ExplorerFile {
  readonly type: string;
  readonly text: string | (() => Promise<string>);
}

/** By the path under which each is served. */
export const EXPLORER_FILES: Readonly<Record<string, ExplorerFile>> = {
  '/graphql': { type: 'text/html', text: PAGE },
  '/graphql/explorer/style.css': { type: 'text/css', text: STYLE },
  '/graphql/explorer/script.js': { type: 'text/javascript', text: SCRIPT },
  '/graphql/explorer/schema.graphql': {
    type: 'text/plain',
    text: async () => (await import('../engine/printed.js')).printedSchema(),
  },
};

import type { HLJSApi, LanguageFn } from 'highlight.js';
import { sanitise } from './sanitise';

type Loader = () => Promise<{ default: LanguageFn }>;

/** Each language is its own file, fetched when somebody looks at the first block written in it. */
const LANGUAGES: Record<string, Loader> = {
  bash: () => import('highlight.js/lib/languages/bash'),
  c: () => import('highlight.js/lib/languages/c'),
  cpp: () => import('highlight.js/lib/languages/cpp'),
  csharp: () => import('highlight.js/lib/languages/csharp'),
  css: () => import('highlight.js/lib/languages/css'),
  diff: () => import('highlight.js/lib/languages/diff'),
  dockerfile: () => import('highlight.js/lib/languages/dockerfile'),
  go: () => import('highlight.js/lib/languages/go'),
  ini: () => import('highlight.js/lib/languages/ini'),
  java: () => import('highlight.js/lib/languages/java'),
  javascript: () => import('highlight.js/lib/languages/javascript'),
  json: () => import('highlight.js/lib/languages/json'),
  kotlin: () => import('highlight.js/lib/languages/kotlin'),
  markdown: () => import('highlight.js/lib/languages/markdown'),
  php: () => import('highlight.js/lib/languages/php'),
  python: () => import('highlight.js/lib/languages/python'),
  ruby: () => import('highlight.js/lib/languages/ruby'),
  rust: () => import('highlight.js/lib/languages/rust'),
  sql: () => import('highlight.js/lib/languages/sql'),
  swift: () => import('highlight.js/lib/languages/swift'),
  typescript: () => import('highlight.js/lib/languages/typescript'),
  xml: () => import('highlight.js/lib/languages/xml'),
  yaml: () => import('highlight.js/lib/languages/yaml'),
};

const ALIASES: Record<string, string> = {
  'c#': 'csharp',
  'c++': 'cpp',
  cjs: 'javascript',
  console: 'bash',
  cs: 'csharp',
  docker: 'dockerfile',
  golang: 'go',
  htm: 'xml',
  html: 'xml',
  js: 'javascript',
  jsx: 'javascript',
  kt: 'kotlin',
  md: 'markdown',
  mjs: 'javascript',
  patch: 'diff',
  py: 'python',
  rb: 'ruby',
  rs: 'rust',
  sh: 'bash',
  shell: 'bash',
  svg: 'xml',
  toml: 'ini',
  ts: 'typescript',
  tsx: 'typescript',
  yml: 'yaml',
  zsh: 'bash',
};

const KEPT = 100;
const cache = new Map<string, DocumentFragment>();
let core: Promise<HLJSApi> | undefined;

/**
 * The code as coloured nodes, or `null` for a language that is not known here. Never in the way of showing the code:
 * the plain text stands there already, and the colours change no size.
 */
export async function highlight(code: string, language: string): Promise<DocumentFragment | null> {
  const name = Object.hasOwn(ALIASES, language) ? ALIASES[language]! : language;
  const load = Object.hasOwn(LANGUAGES, name) ? LANGUAGES[name]! : null;
  if (!load) return null;
  const key = `${name}\0${code}`;
  const known = cache.get(key);
  if (known) return known.cloneNode(true) as DocumentFragment;
  core ??= import('highlight.js/lib/core').then((module) => module.default);
  const [hljs, grammar] = await Promise.all([core, load()]);
  if (!hljs.getLanguage(name)) hljs.registerLanguage(name, grammar.default);
  const coloured = sanitise(hljs.highlight(code, { language: name, ignoreIllegals: true }).value);
  cache.set(key, coloured);
  if (cache.size > KEPT) cache.delete(cache.keys().next().value!);
  return coloured.cloneNode(true) as DocumentFragment;
}

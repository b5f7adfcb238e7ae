/**
 * The servers and the browser that tests run against and that npm cannot bring: found on this machine, installed
 * where that is possible without asking, or else named in a sentence. Tests start their own instances of them.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { showing } from '../setup/progress.mjs';
import { SetupError, which } from '../setup/workspace.mjs';

const REDIS = {
  variable: 'TEST_REDIS_SERVER',
  names: ['redis-server', 'valkey-server'],
  files: [],
  debian: 'redis-server',
  sentence:
    'The backend tests need Redis: install it (apt-get install redis-server, brew install redis), ' +
    'or set TEST_REDIS_SERVER to the program.',
};

const CHROMIUM = {
  variable: 'TEST_CHROMIUM',
  names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  files: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
  debian: 'chromium',
  sentence:
    'The browser tests need Chromium: install it (apt-get install chromium, brew install --cask chromium), ' +
    'or set TEST_CHROMIUM to the program.',
};

const NGINX = {
  variable: 'TEST_NGINX',
  names: ['nginx'],
  // Debian keeps it where an ordinary user's PATH does not lead.
  files: ['/usr/sbin/nginx', '/usr/local/sbin/nginx'],
  debian: 'nginx',
  sentence:
    'The browser tests need nginx: install it (apt-get install nginx, brew install nginx), ' +
    'or set TEST_NGINX to the program.',
};

/** The one that npm brings is the server alone: this one has the programs for backups beside it. */
const POSTGRES = {
  variable: 'TEST_POSTGRES',
  names: ['postgres'],
  get files() {
    const folder = '/usr/lib/postgresql';
    const versions = existsSync(folder) ? readdirSync(folder).sort((a, b) => Number(b) - Number(a)) : [];
    return versions.map((version) => path.join(folder, version, 'bin', 'postgres'));
  },
  debian: 'postgresql',
  sentence:
    'The test of backups needs PostgreSQL with pg_dump: install it (apt-get install postgresql, ' +
    'brew install postgresql), or set TEST_POSTGRES to its server program.',
};

/** The environment variables that name the programs; rejects with a SetupError where there is none. */
export const redis = () => provide(REDIS);
export const chromium = () => provide(CHROMIUM);
export const nginx = () => provide(NGINX);
export const postgres = () => provide(POSTGRES);

async function provide({ variable, names, files, debian, sentence }) {
  const given = process.env[variable];
  if (given) {
    if (existsSync(given)) return { [variable]: given };
    throw new SetupError(`${variable} names ${given}, which does not exist. ${sentence}`);
  }
  const find = () => names.map((name) => which(name)).find(Boolean) ?? files.find((file) => existsSync(file));
  const found = find() ?? (await installOnDebian(debian, sentence).then(find));
  if (!found) throw new SetupError(sentence);
  return { [variable]: found };
}

/** Only where nobody has to be asked: as root on a Debian, which is what continuous integration runs on. */
async function installOnDebian(name, sentence) {
  if (process.getuid?.() !== 0 || !which('apt-get')) return;
  await showing(`Installing ${name} from Debian`, {
    command: 'sh',
    args: ['-c', `apt-get update -qq && apt-get install -y -qq --no-install-recommends ${name}`],
    cwd: '/',
    // RUNLEVEL keeps the package from starting a service.
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    remedy: sentence,
  });
}

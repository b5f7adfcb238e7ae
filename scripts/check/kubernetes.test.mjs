/**
 * The manifests hold together with themselves, with the server and with its image: names, labels, ports, secrets, paths
 * and times. Where `kubectl` is at hand, the overlay is put together by it.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { parse, parseAllDocuments } from 'yaml';
import { root, which } from '../setup/workspace.mjs';
import { environmentOf, lastOf, readDockerfile } from './dockerfile.mjs';

const folder = path.join(root, 'deploy/kubernetes');
const base = path.join(folder, 'base');
const example = path.join(folder, 'overlays/example');
const read = (...parts) => readFileSync(path.join(...parts), 'utf8');

const { VARIABLES } = await import(new URL('../../backend/dist/config/variables.js', import.meta.url));
const { fileVariableOf } = await import(
  new URL('../../backend/dist/config/secret-files.js', import.meta.url)
);

const kustomization = parse(read(base, 'kustomization.yaml'));
const overlay = parse(read(example, 'kustomization.yaml'));
const objects = kustomization.resources.flatMap((file) => documents(path.join(base, file)));
const the = (kind, name = 'parley') => {
  const found = objects.filter((one) => one.kind === kind && one.metadata.name === name);
  assert.equal(found.length, 1, `there is one ${kind} ${name}`);
  return found[0];
};
const pod = the('Deployment').spec.template.spec;
const [container] = pod.containers;
const settings = settingsOf(read(base, 'parley.env').split('\n'));

test('every file of the folder belongs to it, and every object is of a known kind', () => {
  const files = readdirSync(base).filter((file) => file !== 'kustomization.yaml' && file.endsWith('.yaml'));
  assert.deepEqual(files.sort(), [...kustomization.resources].sort());
  const versions = {
    ConfigMap: 'v1',
    Deployment: 'apps/v1',
    HorizontalPodAutoscaler: 'autoscaling/v2',
    Ingress: 'networking.k8s.io/v1',
    NetworkPolicy: 'networking.k8s.io/v1',
    PersistentVolumeClaim: 'v1',
    PodDisruptionBudget: 'policy/v1',
    Service: 'v1',
    ServiceAccount: 'v1',
  };
  for (const { kind, apiVersion } of objects) assert.equal(apiVersion, versions[kind], kind);
  for (const { path: patch } of overlay.patches) {
    for (const { kind, metadata } of documents(path.join(example, patch))) the(kind, metadata.name);
  }
});

test('whatever chooses instances chooses these', () => {
  const labels = kustomization.labels[0];
  assert.equal(labels.includeTemplates, true);
  const chosen = [
    the('Deployment').spec.selector.matchLabels,
    the('Service').spec.selector,
    the('PodDisruptionBudget').spec.selector.matchLabels,
    the('NetworkPolicy').spec.podSelector.matchLabels,
    pod.topologySpreadConstraints[0].labelSelector.matchLabels,
  ];
  for (const selector of chosen) {
    assert.ok(Object.keys(selector).length > 0);
    for (const [name, value] of Object.entries(selector)) assert.equal(labels.pairs[name], value);
  }
  assert.equal(the('Service', 'parley-nowhere').spec.selector, undefined);
  const target = the('HorizontalPodAutoscaler').spec.scaleTargetRef;
  assert.equal(the(target.kind, target.name).apiVersion, target.apiVersion);
  assert.equal(the('Deployment').spec.replicas, undefined, 'an apply would undo what the autoscaler did');
});

test('ports and paths lead from the Ingress to the server', () => {
  const image = readDockerfile(path.join(root, 'deploy/docker/backend.Dockerfile')).stages.at(-1);
  assert.equal(String(container.ports[0].containerPort), lastOf(image, 'EXPOSE').args);
  assert.equal(settings.PORT, environmentOf(image).PORT);
  const port = container.ports[0].name;
  assert.equal(the('Service').spec.ports[0].targetPort, port);
  for (const { path: prefix, backend } of the('Ingress').spec.rules[0].http.paths) {
    const { spec } = the('Service', backend.service.name);
    assert.ok(
      spec.ports.some(({ name }) => name === backend.service.port.name),
      prefix,
    );
  }
  for (const { ports } of the('NetworkPolicy').spec.ingress)
    assert.deepEqual(ports, [{ protocol: 'TCP', port }]);
  const annotations = the('Deployment').spec.template.metadata.annotations;
  assert.equal(annotations['prometheus.io/port'], settings.PORT);
  const health = read(root, 'backend/src/platform/observability/health.controller.ts');
  for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) {
    const { httpGet } = container[probe];
    assert.equal(httpGet.port, port);
    assert.ok(health.includes(`@Get('${httpGet.path.replace('/health/', '')}')`), httpGet.path);
  }
  assert.match(container.readinessProbe.httpGet.path, /ready$/);
  assert.match(
    container.livenessProbe.httpGet.path,
    /live$/,
    'a database that is away must not end instances',
  );
});

test('sockets get through the Ingress, and large bodies', () => {
  const annotations = the('Ingress').metadata.annotations;
  const get = (name) => annotations[`nginx.ingress.kubernetes.io/${name}`];
  assert.equal(get('affinity'), 'cookie');
  const [, interval] = /PING_INTERVAL_MS = ([\d_]+)/.exec(
    read(root, 'backend/src/platform/socket/chat-io.adapter.ts'),
  );
  const longest = Number(interval.replaceAll('_', '')) / 1000;
  for (const name of ['proxy-read-timeout', 'proxy-send-timeout'])
    assert.ok(Number(get(name)) > 2 * longest, name);
  const megabytes = Number(/^(\d+)m$/.exec(get('proxy-body-size'))[1]);
  assert.ok(megabytes * 1024 * 1024 > Number(VARIABLES.ATTACHMENT_MAX_BYTES.default));
});

test('an instance has the time that its goodbye takes', () => {
  const spread = Number(settings.SHUTDOWN_SPREAD_SECONDS);
  const { seconds } = container.lifecycle.preStop.sleep;
  assert.ok(pod.terminationGracePeriodSeconds >= seconds + spread + 20);
  // Ready must be lost before the last balancer would have heard of it by itself.
  const { periodSeconds, failureThreshold } = container.readinessProbe;
  assert.ok(seconds >= periodSeconds && failureThreshold <= 3);
  assert.deepEqual(the('Deployment').spec.strategy.rollingUpdate, { maxSurge: 1, maxUnavailable: 0 });
  assert.ok(the('HorizontalPodAutoscaler').spec.minReplicas > the('PodDisruptionBudget').spec.maxUnavailable);
});

test('a long migration is no reason to end an instance', () => {
  const { periodSeconds, failureThreshold } = container.startupProbe;
  assert.ok(periodSeconds * failureThreshold >= 600);
  assert.ok(the('Deployment').spec.progressDeadlineSeconds >= periodSeconds * failureThreshold);
});

test('every setting is one that the server knows, and no secret stands in it', () => {
  const merged = { ...settings, ...settingsOf(overlay.configMapGenerator[0].literals) };
  const files = Object.keys(VARIABLES).map(fileVariableOf);
  for (const [name, value] of Object.entries(merged)) {
    assert.ok(name in VARIABLES || files.includes(name), `the server knows no ${name}`);
    if (name in VARIABLES) assert.ok(VARIABLES[name].schema.safeParse(value).success, `${name}=${value}`);
    assert.ok(!VARIABLES[name]?.secret || new URL(value).password === '', `${name} has a password in it`);
  }
  assert.equal(container.envFrom[0].configMapRef.name, kustomization.configMapGenerator[0].name);
  assert.equal(overlay.configMapGenerator[0].name, kustomization.configMapGenerator[0].name);
});

test('the secrets that are mounted are those that the settings name and the overlay makes', () => {
  const volume = pod.volumes.find(({ secret }) => secret);
  const mount = container.volumeMounts.find(({ name }) => name === volume.name);
  assert.equal(mount.readOnly, true);
  const [generator] = overlay.secretGenerator;
  assert.equal(generator.name, volume.secret.secretName);
  const keys = generator.files.map((file) => file.split('=')[0]);
  const named = Object.entries(settings).filter(([name]) => name.endsWith('_FILE'));
  assert.ok(named.length >= 3);
  for (const [name, file] of named) {
    assert.equal(path.posix.dirname(file), mount.mountPath, name);
    assert.ok(keys.includes(path.posix.basename(file)), name);
  }
  const made = read(root, 'deploy/docker/make-secrets.sh');
  for (const file of generator.files) {
    assert.ok(made.includes(`| keep ${file.split('=')[1].replace(/^secrets\//, '')}`), file);
  }
});

test('instances run without rights, on files that they cannot change', () => {
  assert.equal(pod.automountServiceAccountToken, false);
  assert.equal(pod.serviceAccountName, the('ServiceAccount').metadata.name);
  assert.equal(pod.securityContext.runAsNonRoot, true);
  assert.equal(pod.securityContext.seccompProfile.type, 'RuntimeDefault');
  assert.deepEqual(container.securityContext, {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
  assert.ok(container.resources.requests.memory && container.resources.limits.memory);
  const volumes = pod.volumes.map(({ name }) => name);
  assert.deepEqual(container.volumeMounts.map(({ name }) => name).sort(), [...volumes].sort());
  const claim = pod.volumes.find(({ persistentVolumeClaim }) => persistentVolumeClaim).persistentVolumeClaim;
  assert.deepEqual(the('PersistentVolumeClaim', claim.claimName).spec.accessModes, ['ReadWriteMany']);
  assert.equal(container.volumeMounts.find(({ name }) => name === 'data').mountPath, settings.DATA_DIR);
  assert.ok(container.volumeMounts.some(({ mountPath }) => mountPath === '/tmp'));
});

test('the image of the overlay is the one of the base', () => {
  assert.equal(overlay.images[0].name, container.image);
  assert.ok(overlay.images[0].newTag && overlay.images[0].newTag !== 'latest');
});

const kubectl = which('kubectl');
const whereThereIsOne = kubectl ? test : () => undefined;
whereThereIsOne('kubectl puts the overlay together', (context) => {
  const copy = mkdtempSync(path.join(tmpdir(), 'parley-kubernetes-'));
  context.after(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(folder, copy, { recursive: true });
  const place = path.join(copy, 'overlays/example');
  execFileSync('sh', [path.join(root, 'deploy/docker/make-secrets.sh'), path.join(place, 'secrets')]);
  assert.ok(existsSync(path.join(place, 'secrets/tokens/jwt-secret')));
  const text = execFileSync(kubectl, ['kustomize', place], { encoding: 'utf8' });
  const made = parseAllDocuments(text).map((one) => one.toJS());
  const deployment = made.find(({ kind }) => kind === 'Deployment');
  const names = made.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  const spec = deployment.spec.template.spec;
  assert.ok(names.includes(`ConfigMap ${spec.containers[0].envFrom[0].configMapRef.name}`));
  assert.ok(names.includes(`Secret ${spec.volumes.find(({ secret }) => secret).secret.secretName}`));
  assert.match(spec.containers[0].image, /^images\.example\.com\/parley-backend:/);
  assert.ok(made.every(({ metadata }) => metadata.namespace === overlay.namespace));
});

function documents(file) {
  return parseAllDocuments(readFileSync(file, 'utf8')).map((one) => {
    assert.deepEqual(one.errors, []);
    return one.toJS();
  });
}

function settingsOf(lines) {
  const pairs = lines.filter((line) => /^\w+=/.test(line)).map((line) => line.split(/=(.*)/s).slice(0, 2));
  return Object.fromEntries(pairs);
}

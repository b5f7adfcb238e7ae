/**
 * `npm start`: from a bare clone to a running Parley. Installs where the lock file asks for it, builds what is
 * stale, runs the server. Uses Node's own modules only, because it runs before anything is installed.
 */
const oldest = 20;
if (Number(process.versions.node.split('.')[0]) < oldest) {
  console.error(
    `Parley needs Node ${oldest} or newer to start; this is Node ${process.versions.node}. ` +
      'Install a current one (https://nodejs.org), then run npm start again.',
  );
  process.exit(1);
}

const { SetupError } = await import('./setup/workspace.mjs');
try {
  const { alone } = await import('./setup/lock.mjs');
  const { install } = await import('./setup/install.mjs');
  const { build } = await import('./setup/build.mjs');
  await alone(async () => {
    await install();
    await build();
  });
  const { serve } = await import('./setup/serve.mjs');
  process.exit(await serve());
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(error.message);
  process.exit(1);
}

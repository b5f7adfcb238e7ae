import { ConfigError, readConfig, type Config } from './config/index.js';
import { DemoService } from './demo/index.js';
import { endAtOnceOnSecondSignal } from './platform/shutdown/index.js';
import { startServer, type Server } from './server.js';

try {
  const config = readConfig(process.env);
  const server = await startServer(config);
  // With exit code 0, as an orderly end should have, and after the database was stopped.
  server.app.enableShutdownHooks(['SIGINT', 'SIGTERM', 'SIGHUP'], { useProcessExit: true });
  endAtOnceOnSecondSignal();
  console.log(welcome(config, server));
} catch (error) {
  console.error(error instanceof ConfigError ? `\n${error.message}\n` : error);
  process.exit(1);
}

function welcome(config: Config, { app, url }: Server): string {
  const lines = [`Parley is ready at ${config.http.publicUrl ?? url}`];
  if (config.demoUsers && app.get(DemoService, { strict: false }).isThere) {
    lines.push('Sign in as alice, bob, carol or dave with the password "password".');
  }
  return `\n${lines.map((line) => `  ${line}`).join('\n')}\n`;
}

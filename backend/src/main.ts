import { ConfigError, readConfig, type Config } from './config/index.js';
import { startServer } from './server.js';

try {
  const config = readConfig(process.env);
  const { app, url } = await startServer(config);
  // With exit code 0, as an orderly end should have, and after the database was stopped.
  app.enableShutdownHooks(['SIGINT', 'SIGTERM', 'SIGHUP'], { useProcessExit: true });
  console.log(welcome(config, url));
} catch (error) {
  console.error(error instanceof ConfigError ? `\n${error.message}\n` : error);
  process.exit(1);
}

function welcome(config: Config, url: string): string {
  const lines = [`Parley is ready at ${config.http.publicUrl ?? url}`];
  if (config.demoUsers) lines.push('Sign in as alice, bob, carol or dave with the password "password".');
  return `\n${lines.map((line) => `  ${line}`).join('\n')}\n`;
}

import { discard } from './global-setup.mjs';

export default async function globalTeardown() {
  await discard(process.env.TEST_POSTGRES_DIR);
}

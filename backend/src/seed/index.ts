export { PASSWORD } from './people.js';
export * from './seed.module.js';
export { SeedService, type Seeded } from './seed.service.js';

export { derivedKey } from './derived-key.js';
export { SecretBox } from './secret-box.js';

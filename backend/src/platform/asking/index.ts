export { askedTogether } from './asked-together.js';

export * from './chat-error.js';
export * from './error-code.js';

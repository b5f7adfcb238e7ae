export * from './chat-error.js';

export * from './rooms.events.js';

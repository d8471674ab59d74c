export { Relay } from './relay.service.js';

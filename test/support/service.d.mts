import type { RunningService } from './running.js';

export const operatorToken: string;
export const startProcess: RunningService['startProcess'];
export function service(): Promise<RunningService>;

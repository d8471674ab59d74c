import type { Complaint, ComplaintCode } from './complaint.js';

/** Nobody reads more than this at once, and a hostile document must not make us write more. */
const mostComplaints = 200;

/** Gathers complaints while a blueprint is read and checked. */
export class Complaints {
  readonly list: Complaint[] = [];

  get full(): boolean {
    return this.list.length >= mostComplaints;
  }

  get none(): boolean {
    return this.list.length === 0;
  }

  add(pointer: string, code: ComplaintCode, detail: string): void {
    if (!this.full) this.list.push({ pointer, code, detail });
  }
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf, sendProblem } from '../problem.filter.js';

/** Problems of a page are the same documents as those of the API. */
export async function answering(
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await work();
  } catch (error) {
    sendProblem(reply, problemOf(error), request.id);
    return reply;
  }
}

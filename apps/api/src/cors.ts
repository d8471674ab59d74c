/**
 * Pages of any origin may call the API: what a call may do hangs on the bearer token it carries, never on a cookie, so
 * that a foreign page gains nothing that any other program could not do.
 */
export const crossOrigin = {
  origin: '*',
  credentials: false,
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  allowedHeaders: [
    'Accept-Language',
    'Authorization',
    'Content-Type',
    'Idempotency-Key',
    'If-Match',
    'If-None-Match',
    'Traceparent',
    'Tracestate',
    'X-Request-Id',
  ],
  exposedHeaders: [
    'Allow',
    'Content-Language',
    'Date',
    'Deprecation',
    'ETag',
    'Idempotency-Replayed',
    'Link',
    'RateLimit',
    'RateLimit-Policy',
    'Retry-After',
    'Sunset',
    'X-Request-Id',
  ],
  // Browsers keep the answer at most this long, in seconds (Chromium's cap).
  maxAge: 7_200,
  strictPreflight: false,
};

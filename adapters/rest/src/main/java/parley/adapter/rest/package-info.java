/// The frame of the REST API: the table of routes, authentication, rate limits, JSON bodies, problem details, entity
/// tags, idempotency keys, and the endpoints for operators (health, metrics, API documents).
///
/// A request passes [RestRoutes], which finds the [Route], charges the rate limits, authenticates and calls the
/// route's [Endpoint]; what comes back, or what is thrown, becomes one [Answer]. Sees no context: the routes of each
/// context live in a package of their own, and [Authentication] is filled from there.
@NullMarked
package parley.adapter.rest;

import org.jspecify.annotations.NullMarked;

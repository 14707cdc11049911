package parley.adapter.rest;

import parley.kernel.IdGenerator;
import parley.kernel.Ticker;

/// What the frame of the REST API needs of others.
///
/// @param ids makes the ids of requests that bring none
/// @param observer is told of every call
public record RestPorts(Authentication authentication, Ticker ticker, IdGenerator ids, CallObserver observer) {}

package parley.adapter.rest;

import parley.kernel.IdGenerator;
import parley.kernel.Ticker;

/// What the frame of the REST API needs of others.
///
/// @param ids makes the ids of requests that bring none
/// @param observer is told of every call
/// @param sharedRates what all instances together allow
public record RestPorts(
        Authentication authentication,
        Ticker ticker,
        IdGenerator ids,
        CallObserver observer,
        SharedRates sharedRates) {}

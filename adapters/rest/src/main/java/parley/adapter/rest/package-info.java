/// REST resources over the in-ports of the contexts, and the operator endpoints for health and metrics.
@NullMarked
package parley.adapter.rest;

import org.jspecify.annotations.NullMarked;

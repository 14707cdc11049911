/// Composition root: command line, configuration, wiring of contexts and adapters, start and stop of the server.
@NullMarked
package parley.app;

import org.jspecify.annotations.NullMarked;

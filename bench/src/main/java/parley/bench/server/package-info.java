/// What is measured: a server process started for the purpose, or one that runs already, and how much it uses.
@NullMarked
package parley.bench.server;

import org.jspecify.annotations.NullMarked;

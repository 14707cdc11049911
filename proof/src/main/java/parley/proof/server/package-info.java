/// The server that is proven: started, killed and started again as a process.
@NullMarked
package parley.proof.server;

import org.jspecify.annotations.NullMarked;

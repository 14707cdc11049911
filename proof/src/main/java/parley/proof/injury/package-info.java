/// What is done to the network.
@NullMarked
package parley.proof.injury;

import org.jspecify.annotations.NullMarked;

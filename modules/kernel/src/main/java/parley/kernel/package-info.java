/// What every context shares: identifiers as records, paging, the clock and id ports, and the base of all
/// faults. Depends on the JDK and JSpecify only.
@NullMarked
package parley.kernel;

import org.jspecify.annotations.NullMarked;

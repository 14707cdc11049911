/// What is measured: decorators that time calls of out-ports, and the meters that adapters keep, under the names that
/// Prometheus sees.
@NullMarked
package parley.app.metering;

import org.jspecify.annotations.NullMarked;

/// Marked, as it should be.
@NullMarked
package parley.architecture.violations.packageinfo.shop.inmemory;

import org.jspecify.annotations.NullMarked;

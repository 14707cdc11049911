/// One class per synchronous call from one context to another, so that contexts never depend on each other.
@NullMarked
package parley.adapter.bridge;

import org.jspecify.annotations.NullMarked;

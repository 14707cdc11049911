/// Shows that the fault suite can fail: it is run against servers that break a promise.
@NullMarked
package parley.app.proof;

import org.jspecify.annotations.NullMarked;

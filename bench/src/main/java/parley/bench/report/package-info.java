/// Results as one JSON object or as a table for people.
@NullMarked
package parley.bench.report;

import org.jspecify.annotations.NullMarked;

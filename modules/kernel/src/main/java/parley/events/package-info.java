/// Integration events: records of scalars and ids that one context publishes and others react to.
@NullMarked
package parley.events;

import org.jspecify.annotations.NullMarked;

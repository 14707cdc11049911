/// What messaging needs of others: durable stores, the connection registry, permissions and leases.
@NullMarked
package parley.messaging.port.out;

import org.jspecify.annotations.NullMarked;

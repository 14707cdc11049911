/// TLS of the listener: certificate and key from PEM files, read again when they change.
@NullMarked
package parley.app.tls;

import org.jspecify.annotations.NullMarked;

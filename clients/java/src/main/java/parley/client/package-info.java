/// Java client SDK: connects a device, sends, receives each message once in effect, and resumes after any interruption.
@NullMarked
package parley.client;

import org.jspecify.annotations.NullMarked;

/// The REST routes of messaging: conversations and their settings, history, sending, receipts, read and
/// received marks.
///
/// Sees messaging's in-ports and the frame of the REST API, nothing else.
@NullMarked
package parley.adapter.rest.messaging;

import org.jspecify.annotations.NullMarked;

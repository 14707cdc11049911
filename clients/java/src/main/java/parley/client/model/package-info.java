/// Owns the words of the SDK: ids, messages, receipts, errors. Values only.
@NullMarked
package parley.client.model;

import org.jspecify.annotations.NullMarked;

package parley.architecture.violations.strangers.adapter.paper.shop;

import parley.architecture.violations.strangers.adapter.wire.Word;
import parley.architecture.violations.strangers.shop.port.out.Shelves;

/// Breaks the rule: an outbound adapter knows the words of clients.
record PaperShelves(Word word) implements Shelves {}

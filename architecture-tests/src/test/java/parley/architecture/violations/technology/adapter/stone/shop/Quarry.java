package parley.architecture.violations.technology.adapter.stone.shop;

import org.rocksdb.ColumnFamilyHandle;

/// Breaks the rule: together with another adapter, two users of one library.
record Quarry(ColumnFamilyHandle handle) {}

package parley.architecture.violations.technology.adapter.slate.shop;

import org.rocksdb.ColumnFamilyHandle;

/// Breaks the rule: together with another adapter, two users of one library.
record Roof(ColumnFamilyHandle handle) {}

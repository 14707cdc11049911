package parley.architecture.violations.technology.shop.domain;

import org.rocksdb.ColumnFamilyHandle;

/// Breaks the rule: a context knows a library.
record Stored(ColumnFamilyHandle handle) {}

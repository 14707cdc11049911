package parley.architecture.violations.packageinfo.shop.inmemory;

record Memory(int items) {}

package parley.architecture.violations.threadlocal.adapter.paper;

record Plain(int lines) {}

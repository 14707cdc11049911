package parley.architecture.violations.technology.adapter.paper.shop;

import java.sql.Connection;

record Archive(Connection connection) {}

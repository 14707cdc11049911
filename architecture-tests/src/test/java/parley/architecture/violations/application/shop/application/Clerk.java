package parley.architecture.violations.application.shop.application;

import org.slf4j.Logger;
import parley.architecture.violations.application.shop.port.out.Shelves;

record Clerk(Shelves shelves, Logger logger) {}

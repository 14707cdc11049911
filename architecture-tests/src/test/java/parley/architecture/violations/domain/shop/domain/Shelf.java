package parley.architecture.violations.domain.shop.domain;

import java.util.List;
import parley.architecture.violations.domain.kernel.Sku;

record Shelf(List<Sku> items) {}

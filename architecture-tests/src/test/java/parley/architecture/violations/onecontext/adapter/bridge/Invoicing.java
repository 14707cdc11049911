package parley.architecture.violations.onecontext.adapter.bridge;

import parley.architecture.violations.onecontext.billing.port.in.PayBill;
import parley.architecture.violations.onecontext.shop.port.in.OpenShop;

record Invoicing(OpenShop open, PayBill pay) {}

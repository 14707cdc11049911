/// Breaks the rule: not marked.
package parley.architecture.violations.packageinfo.shop.application;

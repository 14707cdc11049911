package parley.architecture.violations.inports.shop.port.in;

/// Breaks the rule: the command is not a record.
interface PaintShop {
    void paint(Command command);

    final class Command {}
}

package parley.architecture.violations.inports.shop.port.in;

/// Breaks the rule: the input has a name of its own.
interface AskPrice {
    int ask(Question question);

    record Question(int number) {}
}

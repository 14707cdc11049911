package parley.architecture.violations.inports.shop.port.in;

/// Breaks the rule: the outcome has a name of its own.
interface AskStock {
    Answer ask(int number);

    record Answer(int stock) {}
}

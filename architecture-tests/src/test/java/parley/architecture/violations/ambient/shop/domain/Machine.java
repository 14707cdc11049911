package parley.architecture.violations.ambient.shop.domain;

/// Breaks the rule: as if the process were its own.
@SuppressWarnings("SystemExitOutsideMain")
final class Machine {
    private Machine() {}

    static void print() {
        System.out.println("sold");
    }

    static void end() {
        System.exit(1);
    }

    static String setting() {
        return System.getProperty("shop");
    }

    static void pause() throws InterruptedException {
        Thread.sleep(1);
    }
}

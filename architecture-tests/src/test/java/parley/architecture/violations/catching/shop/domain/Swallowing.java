package parley.architecture.violations.catching.shop.domain;

import java.util.concurrent.Callable;

/// Breaks the rule: three times.
final class Swallowing {
    private Swallowing() {}

    static boolean runs(Runnable task) {
        try {
            task.run();
            return true;
        } catch (Exception any) {
            return false;
        }
    }

    static boolean survives(Runnable task) {
        try {
            return runs(task);
        } catch (Throwable any) {
            return false;
        }
    }

    static boolean calls(Callable<Boolean> task) {
        try {
            return task.call();
        } catch (final java.lang.Exception any) {
            return false;
        }
    }
}

package parley.architecture.violations.ambient.shop.domain;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Breaks the rule: ids and randomness from nowhere.
final class Dice {
    private Dice() {}

    static UUID id() {
        return UUID.randomUUID();
    }

    static double fraction() {
        return Math.random();
    }

    static int number() {
        return ThreadLocalRandom.current().nextInt();
    }

    static int secret() {
        return new SecureRandom().nextInt();
    }
}

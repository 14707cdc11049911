package parley.architecture.violations.staticstate.shop.domain;

import java.util.List;

final class Constants {
    static final int MOST = 3;
    static final List<String> NAMES = List.of("shelf");

    private Constants() {}
}

package parley.architecture.violations.hidden.shop.application;

public final class ShopModule {
    private ShopModule() {}

    /// Nested types share the fate of the type around them.
    public record Shop(int doors) {}
}

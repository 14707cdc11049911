package parley.architecture.violations.inports.shop.port.in;

public interface CountGoods {
    int count(String shelf);
}

package parley.architecture.violations.inports.shop.port.in;

public interface OrderGoods {
    void order(Command command, Reply reply);

    record Command(int count, Bell bell) {}

    interface Reply {
        void accept(Result result);
    }

    sealed interface Result {
        record Ordered() implements Result {}
    }
}

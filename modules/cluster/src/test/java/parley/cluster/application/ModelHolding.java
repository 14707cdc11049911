package parley.cluster.application;

import java.util.random.RandomGenerator;

/// One shard that an instance of [LeaseModel] owns, as its writer sees it: one write at a time, the same rows again
/// while the outcome is unknown, and nothing remembered once the fence did not hold.
final class ModelHolding {
    private final LeaseModel model;
    private final ModelNode node;
    private final int shard;
    private final int epoch;
    private boolean opened;
    private int reads;
    private int seq;
    private int value;
    private int attempts;

    ModelHolding(LeaseModel model, ModelNode node, int shard, int epoch) {
        this.model = model;
        this.node = node;
        this.shard = shard;
        this.epoch = epoch;
    }

    int epoch() {
        return epoch;
    }

    void write(RandomGenerator random) {
        if (!node.holds(this, shard)) {
            forget();
            return;
        }
        if (value == 0) {
            if (!opened) {
                open();
            }
            value = model.nextValue();
            send();
        } else if (random.nextInt(4) == 0) {
            send();
        }
    }

    private void open() {
        opened = true;
        seq = model.logs[shard].read();
        reads = model.logs[shard].reads();
        model.note(node.name() + " opens shard " + shard + " at " + seq + " under epoch " + epoch);
        model.judge(model.logs[shard].check());
    }

    private void send() {
        int number = seq + 1;
        int content = value;
        int attempt = ++attempts;
        model.send(
                node,
                node.name() + " writes " + content + " at " + number + " of shard " + shard + " under epoch " + epoch,
                () -> {
                    model.logs[shard].apply(number, epoch, content);
                    model.judge(model.logs[shard].check());
                },
                () -> written(number, content, attempt),
                () -> {});
    }

    private void written(int number, int content, int attempt) {
        if (content != value || attempt > attempts) {
            return;
        }
        if (model.has(ModelRule.ASK_AFTER_WRITING) && !node.holds(this, shard)) {
            forget();
            return;
        }
        model.note(node.name() + " acknowledges " + content);
        model.judge(model.logs[shard].acknowledge(number, content, reads));
        seq = number;
        value = 0;
    }

    private void forget() {
        opened = false;
        value = 0;
    }
}

package parley.groups.application;

import parley.groups.port.in.ForgetGroup;
import parley.kernel.ConversationId;

final class ForgetGroupHandler implements ForgetGroup {
    private final Memory memory;

    ForgetGroupHandler(Memory memory) {
        this.memory = memory;
    }

    @Override
    public void forget(ConversationId group) {
        memory.forget(group);
    }
}

package parley.adapter.grpc;

import parley.kernel.InstanceId;

/// Told when envelopes may be missing. Must not block.
public interface PeerListener {
    /// Nobody needs to know.
    PeerListener NONE = new PeerListener() {
        @Override
        public void lost(InstanceId to) {}

        @Override
        public void disturbed(InstanceId from) {}
    };

    /// Whatever was sent to an instance until now may not have arrived. Nothing more is sent to it before
    /// this call returns: what is sent anew from in here on comes behind what is lost.
    void lost(InstanceId to);

    /// Something that an instance sent, or wanted to send, may not have come. Envelopes that come after the
    /// gap are handed over after this call.
    void disturbed(InstanceId from);
}

package parley.events;

/// Something that happened in one context and may matter to others. Events are records of scalars and ids.
public sealed interface Event
        permits DeviceRevoked, DeviceAdded, BlockChanged, ContactChanged, PrivacyChanged, AccountDeleted {}

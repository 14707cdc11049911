package parley.identity.application;

import parley.events.EventPublisher;
import parley.identity.port.out.AccessTokens;
import parley.identity.port.out.DeviceStarter;
import parley.identity.port.out.IdentityStores;
import parley.identity.port.out.PasswordHasher;
import parley.identity.port.out.SecretSource;

/// Everything that identity needs of others.
public record IdentityPorts(
        IdentityStores stores,
        PasswordHasher passwordHasher,
        AccessTokens accessTokens,
        SecretSource secretSource,
        DeviceStarter deviceStarter,
        EventPublisher events) {}

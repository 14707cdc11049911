package org.apache.cassandra.security;

import java.security.PermissionCollection;
import java.security.Permissions;

/**
 * Stands in for Cassandra's class of this name, which installs a security manager, something that Java 24 and newer
 * no longer have. Functions that users define then run without a sandbox; they are switched off by default.
 */
public final class ThreadAwareSecurityManager {
    /** What sandboxed code may do: nothing. */
    public static final PermissionCollection noPermissions = new Permissions();

    private ThreadAwareSecurityManager() {}

    /** Installs nothing. */
    public static void install() {}

    /** Tells whether the calling thread runs sandboxed code: none does. */
    public static boolean isSecuredThread() {
        return false;
    }
}

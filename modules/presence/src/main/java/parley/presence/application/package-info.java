/// How presence works inside. Public is only [parley.presence.application.PresenceModule] and what it takes and gives.
@NullMarked
package parley.presence.application;

import org.jspecify.annotations.NullMarked;

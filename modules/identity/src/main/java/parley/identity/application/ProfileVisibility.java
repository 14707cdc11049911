package parley.identity.application;

import parley.identity.domain.PublicProfile;
import parley.identity.domain.Relation;
import parley.kernel.UserId;

/// What users see of each other: all of the profile, but only the handle of somebody who blocks them.
final class ProfileVisibility {
    private final CorrespondentCache correspondents;

    ProfileVisibility(CorrespondentCache correspondents) {
        this.correspondents = correspondents;
    }

    PublicProfile asSeenBy(UserId viewer, PublicProfile profile) {
        return correspondents.get(profile.user()).blocked().contains(viewer)
                ? new PublicProfile(
                        profile.user(), profile.handle(), profile.handle().value())
                : profile;
    }

    Relation asSeenBy(UserId viewer, Relation relation) {
        return new Relation(asSeenBy(viewer, relation.profile()), relation.since());
    }
}

package parley.groups.port.in;

import parley.groups.domain.LinkPreview;

/// What a link leads to, for whoever has its token.
@FunctionalInterface
public interface PreviewLink {
    Result preview(Query query);

    record Query(String token) {}

    sealed interface Result {
        record Found(LinkPreview preview) implements Result {}

        /// Unknown, revoked, expired or used up.
        record NotFound() implements Result {}
    }
}

package parley.groups.domain;

/// A group as somebody sees it.
public record GroupView(Group group, Standing standing) {}

package parley.groups.port.out;

import parley.groups.domain.LinkToken;

/// Source of tokens that nobody can guess.
@FunctionalInterface
public interface LinkTokens {
    /// 256 fresh random bits.
    LinkToken next();
}

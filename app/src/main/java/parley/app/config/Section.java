package parley.app.config;

import java.util.List;

/// One part of the configuration: its keys, and the record they become.
///
/// Where the record has checks of its own, a key is named as the component it sets, in kebab-case, so that a refusal
/// names the key.
interface Section<T> {
    /// What all keys of the section start with, without the dot.
    String name();

    /// In the order of the sample file.
    List<Key<?>> keys();

    /// The record of the defaults.
    default T standard() {
        return read(Values.none());
    }

    /// @throws IllegalArgumentException if the record refuses its components
    T read(Values values);
}

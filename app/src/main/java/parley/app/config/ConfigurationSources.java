package parley.app.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Gathers the values that are set, each source overriding the ones before it, and reads the configuration from them.
public final class ConfigurationSources {
    private static final String VARIABLE_PREFIX = "PARLEY_";

    private final KnownKeys known = new KnownKeys(ParleyConfig.keys());
    private final Map<String, Values.Entry> entries = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    /// Adds a YAML file.
    public ConfigurationSources addFile(Path file) {
        addAll(YamlFile.read(file, problems));
        return this;
    }

    /// Adds the variables that stand for a key, such as `PARLEY_SERVER_PORT` for `server.port`. Other variables are
    /// left alone: some systems make up ones with this prefix.
    public ConfigurationSources addEnvironment(Map<String, String> environment) {
        for (Key<?> key : known.all()) {
            String text = environment.get(key.variable());
            if (text != null) {
                entries.put(key.name(), new Values.Entry(text, "the environment, " + key.variable()));
            }
        }
        return this;
    }

    /// The variables with the prefix of keys that stand for none; the launcher's own ones aside.
    public List<String> unknownVariables(Map<String, String> environment, List<String> launcherVariables) {
        TreeSet<String> unknown = new TreeSet<>(environment.keySet());
        unknown.removeIf(name -> !name.startsWith(VARIABLE_PREFIX));
        known.all().forEach(key -> unknown.remove(key.variable()));
        launcherVariables.forEach(unknown::remove);
        return List.copyOf(unknown);
    }

    /// Adds texts by key.
    ///
    /// @param origin where they come from, for messages
    public ConfigurationSources add(String origin, Map<String, String> texts) {
        Map<String, Values.Entry> added = new HashMap<>();
        texts.forEach((name, text) -> added.put(name, new Values.Entry(text, origin)));
        addAll(added);
        return this;
    }

    /// Reads the configuration.
    ///
    /// @throws ConfigurationException with everything that is wrong
    public ParleyConfig load() {
        List<String> found = new ArrayList<>(problems);
        ParleyConfig config = ParleyConfig.from(new Values(entries, found));
        if (!found.isEmpty()) {
            throw new ConfigurationException(found.stream().distinct().toList());
        }
        return config;
    }

    private void addAll(Map<String, Values.Entry> added) {
        new TreeMap<>(added).forEach((name, entry) -> {
            if (known.contains(name)) {
                entries.put(name, entry);
            } else {
                problems.add(entry.origin() + ": " + known.refusal(name));
            }
        });
    }
}

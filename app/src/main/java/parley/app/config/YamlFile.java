package parley.app.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Reads a YAML file as texts by dotted key, exactly as written: YAML's own guesses of types are not used.
final class YamlFile {
    private final Path file;
    private final List<String> problems;
    private final Map<String, Values.Entry> entries = new LinkedHashMap<>();

    private YamlFile(Path file, List<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    /// @param problems receives what is wrong
    static Map<String, Values.Entry> read(Path file, List<String> problems) {
        YamlFile yaml = new YamlFile(file, problems);
        yaml.read();
        return yaml.entries;
    }

    private void read() {
        try (Reader reader = Files.newBufferedReader(file)) {
            Optional.ofNullable(new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader))
                    .ifPresent(root -> add("", root));
        } catch (MarkedYAMLException e) {
            problems.add(file + " line " + line(e) + ": not YAML (" + e.getProblem() + ")");
        } catch (YAMLException e) {
            problems.add(file + ": not YAML (" + e.getMessage() + ")");
        } catch (NoSuchFileException e) {
            problems.add("configuration file " + file + ": does not exist");
        } catch (MalformedInputException e) {
            problems.add("configuration file " + file + ": is not UTF-8");
        } catch (IOException e) {
            problems.add("configuration file " + file + ": cannot be read (" + e.getMessage() + ")");
        }
    }

    private static String line(MarkedYAMLException e) {
        return e.getProblemMark() == null
                ? "?"
                : Integer.toString(e.getProblemMark().getLine() + 1);
    }

    private void add(String key, Node node) {
        switch (node) {
            case MappingNode mapping -> mapping.getValue().forEach(member -> addMember(key, member));
            case SequenceNode sequence -> put(key, node, joined(sequence));
            case ScalarNode scalar -> put(key, node, text(scalar));
            default -> problems.add(origin(node) + ": an alias (expected: a value)");
        }
    }

    private void addMember(String parent, NodeTuple member) {
        if (member.getKeyNode() instanceof ScalarNode name) {
            add(parent.isEmpty() ? name.getValue() : parent + "." + name.getValue(), member.getValueNode());
        } else {
            problems.add(origin(member.getKeyNode()) + ": not the name of a key");
        }
    }

    private void put(String key, Node node, String text) {
        if (key.isEmpty()) {
            if (!text.isEmpty()) {
                problems.add(origin(node) + ": a bare value (expected: keys with values)");
            }
        } else if (entries.putIfAbsent(key, new Values.Entry(text, origin(node))) != null) {
            problems.add(key + ": set twice in " + file + ", the second time in line " + lineOf(node));
        }
    }

    private String joined(SequenceNode sequence) {
        StringJoiner items = new StringJoiner(",");
        for (Node item : sequence.getValue()) {
            if (item instanceof ScalarNode scalar) {
                items.add(text(scalar));
            } else {
                problems.add(origin(item) + ": a list in a list, or keys in a list (expected: plain values)");
            }
        }
        return items.toString();
    }

    private static String text(ScalarNode scalar) {
        return scalar.getTag().equals(Tag.NULL) ? "" : scalar.getValue();
    }

    private String origin(Node node) {
        return file + " line " + lineOf(node);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}

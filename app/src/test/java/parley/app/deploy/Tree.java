package parley.app.deploy;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// A YAML document, or a part of it.
record Tree(Object value) {
    /// All documents of a file.
    static List<Tree> read(Path file) {
        List<Tree> documents = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file)) {
            new Yaml(new SafeConstructor(new LoaderOptions()))
                    .loadAll(reader)
                    .forEach(document -> documents.add(new Tree(document)));
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
        return documents;
    }

    boolean has(String name) {
        return value instanceof Map<?, ?> map && map.containsKey(name);
    }

    /// The part at a path of names.
    Tree at(String... names) {
        Tree tree = this;
        for (String name : names) {
            if (!tree.has(name)) {
                throw new AssertionError(name + ": absent in " + tree.value);
            }
            tree = new Tree(((Map<?, ?>) tree.value).get(name));
        }
        return tree;
    }

    String text() {
        return String.valueOf(value);
    }

    int number() {
        return Integer.parseInt(text());
    }

    List<Tree> list() {
        return ((List<?>) value).stream().map(Tree::new).toList();
    }

    /// The members of a mapping.
    Map<String, Tree> members() {
        Map<String, Tree> members = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((name, member) -> members.put(String.valueOf(name), new Tree(member)));
        return members;
    }

    /// The members of a mapping as texts.
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        members().forEach((name, member) -> texts.put(name, member.text()));
        return texts;
    }
}

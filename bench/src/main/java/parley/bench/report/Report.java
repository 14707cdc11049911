package parley.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;

/// A result under construction: fields in the order in which they are added.
///
/// A name that ends in `Ms` always stands for an object `{p50, p95, p99, p999, max}` in milliseconds; unknown numbers
/// are null.
public final class Report {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final double NANOS_PER_MILLI = 1e6;

    private final ObjectNode node = MAPPER.createObjectNode();

    public Report add(String name, String value) {
        node.put(name, value);
        return this;
    }

    public Report add(String name, long value) {
        node.put(name, value);
        return this;
    }

    public Report add(String name, boolean value) {
        node.put(name, value);
        return this;
    }

    /// Rounded to a thousandth.
    public Report add(String name, double value) {
        node.put(name, Math.round(value * 1_000) / 1_000.0);
        return this;
    }

    public Report add(String name, OptionalDouble value) {
        if (value.isPresent()) {
            return add(name, value.getAsDouble());
        }
        node.putNull(name);
        return this;
    }

    public Report add(String name, OptionalLong value) {
        if (value.isPresent()) {
            return add(name, value.getAsLong());
        }
        node.putNull(name);
        return this;
    }

    /// Percentiles of durations in nanoseconds, as milliseconds; all zero if there are none.
    ///
    /// @param name ends in `Ms`
    public Report add(String name, Histogram nanos) {
        ObjectNode percentiles = node.putObject(name);
        put(percentiles, "p50", nanos.getValueAtPercentile(50));
        put(percentiles, "p95", nanos.getValueAtPercentile(95));
        put(percentiles, "p99", nanos.getValueAtPercentile(99));
        put(percentiles, "p999", nanos.getValueAtPercentile(99.9));
        put(percentiles, "max", nanos.getMaxValue());
        return this;
    }

    private static void put(ObjectNode percentiles, String name, long nanos) {
        percentiles.put(name, Math.round(nanos / NANOS_PER_MILLI * 1_000) / 1_000.0);
    }

    public Report add(String name, Map<String, Long> counts) {
        ObjectNode object = node.putObject(name);
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> object.put(entry.getKey(), entry.getValue()));
        return this;
    }

    public Report add(String name, Collection<String> values) {
        ArrayNode array = node.putArray(name);
        values.forEach(array::add);
        return this;
    }

    public Report add(String name, Report part) {
        node.set(name, part.node);
        return this;
    }

    public Report addAll(String name, Collection<Report> parts) {
        ArrayNode array = node.putArray(name);
        parts.forEach(part -> array.add(part.node));
        return this;
    }

    /// One JSON object on one line.
    public String json() {
        return node.toString();
    }

    /// The same for people.
    public String table() {
        StringBuilder text = new StringBuilder();
        rows(node, "", text);
        return text.toString();
    }

    private static void rows(ObjectNode object, String indent, StringBuilder text) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode value = field.getValue();
            String label = indent + words(field.getKey());
            switch (value) {
                case ObjectNode percentiles
                when percentiles.has("p999") -> text.append(String.format("%-36s %s%n", label, line(percentiles)));
                case ObjectNode empty when empty.isEmpty() -> text.append(String.format("%-36s none%n", label));
                case ObjectNode part -> {
                    text.append(label).append(System.lineSeparator());
                    rows(part, indent + "  ", text);
                }
                case ArrayNode list -> list(list, label, text);
                default -> text.append(String.format("%-36s %s%n", label, scalar(value)));
            }
        }
    }

    private static void list(ArrayNode list, String label, StringBuilder text) {
        text.append(String.format("%-36s%s%n", label, list.isEmpty() ? " none" : ""));
        for (JsonNode item : list) {
            text.append("  ".repeat(1 + label.length() - label.stripLeading().length()))
                    .append(item instanceof ObjectNode object ? line(object) : scalar(item))
                    .append(System.lineSeparator());
        }
    }

    private static String line(ObjectNode object) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            text.append(text.isEmpty() ? "" : "   ")
                    .append(words(field.getKey()))
                    .append(' ')
                    .append(scalar(field.getValue()));
        }
        return text.toString();
    }

    private static String scalar(JsonNode value) {
        if (value.isNull()) {
            return "unknown";
        }
        if (value.isIntegralNumber()) {
            return String.format("%,d", value.longValue());
        }
        return value.isNumber() ? String.format("%,.3f", value.doubleValue()) : value.asText();
    }

    private static String words(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }
}

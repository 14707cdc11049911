package parley.adapter.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Checks values against the schemas of a document, more strictly than JSON Schema: members that the schema does not
/// name are wrong unless it says `additionalProperties: true`, so that a document cannot fall behind the code.
public final class Schema {
    private final YamlDocument document;
    private final JsonNode schema;

    public Schema(YamlDocument document, JsonNode schema) {
        this.document = document;
        this.schema = document.resolve(schema);
    }

    /// What is wrong with a value; empty if nothing.
    public List<String> faults(JsonNode value) {
        List<String> faults = new ArrayList<>();
        check("$", value, faults);
        return faults;
    }

    private void check(String path, JsonNode value, List<String> faults) {
        if (schema.has("oneOf")) {
            long fitting = 0;
            for (JsonNode choice : schema.get("oneOf")) {
                fitting += new Schema(document, choice).faults(value).isEmpty() ? 1 : 0;
            }
            report(fitting != 1, path + ": fits " + fitting + " choices", faults);
            return;
        }
        boolean other = schema.has("const") && !schema.get("const").equals(value);
        report(other, path + ": not " + schema.path("const"), faults);
        for (JsonNode part : schema.path("allOf")) {
            new Schema(document, part).check(path, value, faults);
        }
        switch (schema.path("type").asText()) {
            case "object" -> checkObject(path, value, faults);
            case "array" -> checkArray(path, value, faults);
            case "string" -> checkString(path, value, faults);
            case "integer" -> checkInteger(path, value, faults);
            case "boolean" -> report(!value.isBoolean(), path + ": not a boolean", faults);
            default -> report(!schema.has("allOf"), path + ": no type in the document", faults);
        }
    }

    private void checkObject(String path, JsonNode value, List<String> faults) {
        if (!value.isObject()) {
            faults.add(path + ": not an object");
            return;
        }
        for (JsonNode required : schema.path("required")) {
            report(!value.has(required.asText()), path + "." + required.asText() + ": missing", faults);
        }
        value.properties().forEach(member -> {
            JsonNode known = schema.path("properties").path(member.getKey());
            if (!known.isMissingNode()) {
                new Schema(document, known).check(path + "." + member.getKey(), member.getValue(), faults);
            } else if (schema.path("additionalProperties").isObject()) {
                new Schema(document, schema.get("additionalProperties"))
                        .check(path + "." + member.getKey(), member.getValue(), faults);
            } else {
                boolean open = schema.path("additionalProperties").asBoolean(false);
                report(!open, path + "." + member.getKey() + ": not in the document", faults);
            }
        });
    }

    private void checkArray(String path, JsonNode value, List<String> faults) {
        if (!value.isArray()) {
            faults.add(path + ": not an array");
            return;
        }
        report(value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE), path + ": too many items", faults);
        for (int index = 0; index < value.size(); index++) {
            new Schema(document, schema.get("items")).check(path + "[" + index + "]", value.get(index), faults);
        }
    }

    private void checkString(String path, JsonNode value, List<String> faults) {
        if (!value.isTextual()) {
            faults.add(path + ": not a string");
            return;
        }
        String text = value.textValue();
        report(text.length() > schema.path("maxLength").asInt(Integer.MAX_VALUE), path + ": too long", faults);
        boolean fits =
                !schema.has("pattern") || text.matches(schema.get("pattern").textValue());
        report(!fits, path + ": does not fit the pattern", faults);
        if (schema.has("enum")) {
            boolean known = false;
            for (JsonNode choice : schema.get("enum")) {
                known |= choice.asText().equals(text);
            }
            report(!known, path + ": none of the choices", faults);
        }
    }

    private void checkInteger(String path, JsonNode value, List<String> faults) {
        if (!value.isIntegralNumber()) {
            faults.add(path + ": not an integer");
            return;
        }
        report(value.longValue() < schema.path("minimum").asLong(Long.MIN_VALUE), path + ": too small", faults);
        report(value.longValue() > schema.path("maximum").asLong(Long.MAX_VALUE), path + ": too large", faults);
    }

    private static void report(boolean fault, String text, List<String> faults) {
        if (fault) {
            faults.add(text);
        }
    }
}

package parley.architecture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The libraries of the distribution, as the CycloneDX file beside it lists them.
record BillOfMaterials(List<Library> libraries) {
    private static final Set<String> ALLOWED =
            Set.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "EPL-2.0", "CC0-1.0");

    /// @param licences identifiers (SPDX) or names; one of them is enough
    record Library(String name, String version, Set<String> licences) {}

    static BillOfMaterials parse(String json) {
        List<Library> libraries = new ArrayList<>();
        try {
            for (JsonNode component : new JsonMapper().readTree(json).path("components")) {
                if (!component.path("group").asText().equals("parley")) {
                    libraries.add(library(component));
                }
            }
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("bill of materials: not JSON", malformed);
        }
        return new BillOfMaterials(libraries);
    }

    private static Library library(JsonNode component) {
        Set<String> licences = new LinkedHashSet<>();
        for (JsonNode licence : component.path("licenses")) {
            licences.add(licence.path("license")
                    .path("id")
                    .asText(licence.path("license").path("name").asText()));
        }
        return new Library(
                component.path("name").asText(), component.path("version").asText(), licences);
    }

    /// Libraries that may not be distributed, or that the notice does not name with their version.
    List<String> objections(String notice) {
        List<String> lines = notice.lines().map(BillOfMaterials::bare).toList();
        List<String> objections = new ArrayList<>();
        for (Library library : libraries) {
            if (library.licences().stream().noneMatch(ALLOWED::contains)) {
                objections.add(library.name() + " is under " + library.licences());
            }
            String first = bare(library.name().split("[-._]", -1)[0]);
            String version = bare(library.version());
            if (lines.stream().noneMatch(line -> line.contains(first) && line.contains(version))) {
                objections.add(library.name() + " " + library.version() + " is not in the notice");
            }
        }
        return objections;
    }

    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}

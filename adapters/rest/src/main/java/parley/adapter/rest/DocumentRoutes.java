package parley.adapter.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/// `GET /openapi` and `GET /asyncapi`: the committed descriptions of this API, as they are.
public final class DocumentRoutes implements RouteGroup {
    private static final String YAML = "application/yaml";

    @Override
    public List<Route> routes() {
        return List.of(document("/openapi", "openapi.yaml"), document("/asyncapi", "asyncapi.yaml"));
    }

    private static Route document(String path, String resource) {
        byte[] text = read(resource);
        EntityTag tag = tag(text);
        return Route.get(
                path,
                Route.Access.PUBLIC,
                call -> tag.conditional(call, Answer.of(200, YAML, text)).with("Cache-Control", "no-cache"));
    }

    private static EntityTag tag(byte[] text) {
        CRC32C sum = new CRC32C();
        sum.update(text);
        return new EntityTag(HexFormat.of().toHexDigits(sum.getValue(), Integer.BYTES * 2));
    }

    private static byte[] read(String resource) {
        try (InputStream in = DocumentRoutes.class.getResourceAsStream("/parley/api/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("resource /parley/api/" + resource + ": missing from the jar");
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("resource /parley/api/" + resource, unreadable);
        }
    }
}

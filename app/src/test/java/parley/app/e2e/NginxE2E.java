package parley.app.e2e;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

class NginxE2E extends LoadBalancedFixture {
    @Override
    LoadBalancer start(Path directory, List<URI> instances) throws IOException {
        return LoadBalancer.nginx(directory, instances);
    }
}

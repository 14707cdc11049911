package parley.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A context builds with nothing of ours but the kernel, an adapter with the contexts it adapts, a client alone.
class ModulePomsTest {
    @Test
    void modulesShouldDependOnlyOnWhatTheirPlaceAllows() {
        assertEquals(List.of(), ModulePoms.ofProject().objections());
    }

    @Test
    void rulesShouldSeeEveryModule() {
        Pom own =
                Pom.parse("architecture-tests", Modules.read(Modules.project().resolve("architecture-tests/pom.xml")));

        assertEquals(ModulePoms.ofProject().artifacts(), new TreeSet<>(own.dependencies()));
    }

    @Test
    void dependenciesOutOfPlaceShouldBeReported() {
        ModulePoms planted = new ModulePoms(List.of(
                pom("modules/kernel", "parley-kernel", "org.slf4j:slf4j-api", "com.zaxxer:HikariCP"),
                pom("modules/shop", "parley-shop", "parley:parley-kernel", "parley:parley-billing"),
                pom("modules/billing", "parley-billing", "parley:parley-kernel", "org.rocksdb:rocksdbjni"),
                pom("adapters/wire", "parley-adapter-wire", "com.fasterxml.jackson.core:jackson-core"),
                pom("adapters/counter", "parley-adapter-counter", "parley:parley-shop", "parley:parley-adapter-wire"),
                pom("adapters/paper", "parley-adapter-paper", "parley:parley-adapter-counter", "parley:parley-app"),
                pom("adapters/bridge", "parley-adapter-bridge", "parley:parley-shop", "org.rocksdb:rocksdbjni"),
                pom("clients/java", "parley-client", "parley:parley-kernel", "org.jspecify:jspecify"),
                pom(
                        "bench",
                        "parley-bench",
                        "parley:parley-client",
                        "parley:parley-adapter-wire",
                        "parley:parley-gone"),
                pom("app", "parley-app", "parley:parley-shop", "parley:parley-adapter-paper")));

        assertEquals(
                List.of(
                        "modules/kernel depends on com.zaxxer:HikariCP",
                        "modules/shop depends on parley:parley-billing",
                        "modules/billing depends on org.rocksdb:rocksdbjni",
                        "adapters/paper depends on parley:parley-adapter-counter",
                        "adapters/paper depends on parley:parley-app",
                        "adapters/bridge depends on org.rocksdb:rocksdbjni",
                        "clients/java depends on parley:parley-kernel",
                        "bench depends on parley:parley-adapter-wire",
                        "bench depends on parley:parley-gone"),
                planted.objections());
    }

    private static Pom pom(String directory, String artifact, String... dependencies) {
        String list = Stream.of(dependencies)
                .map(dependency -> dependency.split(":", -1))
                .map(parts -> "<dependency><groupId>%s</groupId><artifactId>%s</artifactId></dependency>"
                        .formatted(parts[0], parts[1]))
                .reduce("", String::concat);
        String ignored = "<dependency><groupId>parley</groupId><artifactId>parley-other</artifactId>"
                + "<scope>test</scope></dependency>";
        return Pom.parse(
                directory,
                "<project><artifactId>%s</artifactId><dependencies>%s%s</dependencies></project>"
                        .formatted(artifact, list, ignored));
    }
}

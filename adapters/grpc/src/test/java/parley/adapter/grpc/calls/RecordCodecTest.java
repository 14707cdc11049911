package parley.adapter.grpc.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.type.TypeFactory;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import parley.adapter.grpc.messaging.calls.MessagingForms;
import parley.groups.port.in.CreateGroup;
import parley.identity.port.in.LogIn;
import parley.kernel.ConversationId;
import parley.kernel.UserId;
import parley.messaging.port.in.ChangeSettings;
import parley.messaging.port.in.ChangeSettings.Changes;
import parley.messaging.port.in.ListInbox;
import parley.messaging.port.in.SendMessage;
import parley.presence.port.in.ReadPresence;

/// Whatever an in-port takes or gives survives the way to another process. A record that does not, fails here.
class RecordCodecTest {
    /// What calls back cannot be written: these ports need a way of their own.
    private static final Set<String> CALLED_BACK = Set.of(
            "parley.messaging.port.in.OpenStream$Command",
            "parley.messaging.port.in.SendMessage$Reply",
            "parley.messaging.port.in.MarkRead$Reply",
            "parley.messaging.port.in.AcceptForwarded$Reply",
            "parley.presence.port.in.RegisterConnection$Command",
            "parley.presence.port.in.RegisterConnection$Result");

    private static final List<Class<?>> CONTEXTS =
            List.of(SendMessage.class, ReadPresence.class, LogIn.class, CreateGroup.class);

    private final RecordCodec codec = RecordCodec.with(MessagingForms.all());

    @TestFactory
    Stream<DynamicTest> whateverAnInPortTakesOrGivesShouldSurvive() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        Set<String> left = new TreeSet<>(CALLED_BACK);
        for (Class<?> context : CONTEXTS) {
            for (Class<?> port : inPorts(context)) {
                Method method = method(port);
                Stream.concat(Stream.of(method.getGenericParameterTypes()), Stream.of(method.getGenericReturnType()))
                        .filter(type -> type != void.class)
                        .filter(type -> !left.remove(type.getTypeName()))
                        .map(RecordCodecTest::unwrapped)
                        .forEach(type -> tests.add(DynamicTest.dynamicTest(
                                port.getSimpleName() + " " + type.getTypeName(), () -> assertSurvives(type))));
            }
        }
        assertEquals(Set.of(), left, "none of an in-port");
        assertTrue(tests.size() > 120, () -> "only " + tests.size());
        return tests.stream();
    }

    /// An optional result travels as a list.
    private static Type unwrapped(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class
                ? generic.getActualTypeArguments()[0]
                : type;
    }

    private void assertSurvives(Type type) {
        RecordCodec.Shape<Object> shape =
                new RecordCodec.Shape<>(TypeFactory.defaultInstance().constructType(type));
        for (Object sample : Samples.of(type)) {
            Object read = codec.decode(codec.encode(sample, shape), shape);
            if (sample instanceof ChangeSettings.Command command) {
                assertEquals(words(command), words(assertInstanceOf(ChangeSettings.Command.class, read)));
            } else {
                assertEquals(sample, read);
            }
        }
    }

    /// Changes have no equality.
    private static List<Object> words(ChangeSettings.Command command) {
        Changes changes = command.changes();
        return List.of(
                command.user(),
                command.device(),
                command.conversation(),
                changes.mutedUntil(),
                changes.archived(),
                changes.pinned(),
                changes.unread());
    }

    @Test
    void whatALaterVersionAddsShouldBeSkipped() {
        RecordCodec.Shape<ListInbox.Query> shape = codec.of(ListInbox.Query.class);
        String id = new UUID(1, 2).toString();
        ByteString later = ByteString.copyFromUtf8(
                "{\"user\":\"" + id + "\",\"after\":\"" + id + "\",\"limit\":3,\"order\":{\"by\":\"name\"}}");
        assertEquals(
                new ListInbox.Query(new UserId(new UUID(1, 2)), new ConversationId(new UUID(1, 2)), 3),
                codec.decode(later, shape));
    }

    @Test
    void whatIsMissingOrNoCaseShouldBeRefused() {
        RecordCodec.Shape<ListInbox.Query> query = codec.of(ListInbox.Query.class);
        ByteString missing = ByteString.copyFromUtf8("{\"limit\":3}");
        assertThrows(IllegalArgumentException.class, () -> codec.decode(missing, query));
        RecordCodec.Shape<SendMessage.Result> result = codec.of(SendMessage.Result.class);
        for (String text : List.of("[\"Later\",{}]", "[\"java.lang.String\",\"x\"]", "{}", "no json")) {
            ByteString bytes = ByteString.copyFromUtf8(text);
            assertThrows(IllegalArgumentException.class, () -> codec.decode(bytes, result), text);
        }
    }

    @Test
    void casesShouldBeToldByName() {
        assertEquals(
                "[\"TooLarge\",{\"limit\":7}]",
                codec.encode(new SendMessage.Result.TooLarge(7), codec.of(SendMessage.Result.class))
                        .toStringUtf8());
    }

    /// The interfaces of `port.in` with one method.
    private static List<Class<?>> inPorts(Class<?> one) throws IOException, URISyntaxException, ClassNotFoundException {
        URI source = one.getProtectionDomain().getCodeSource().getLocation().toURI();
        String folder = one.getPackageName().replace('.', '/');
        Path root = Path.of(source);
        if (Files.isDirectory(root)) {
            return inPorts(root.resolve(folder), one.getPackageName());
        }
        try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
            return inPorts(jar.getPath(folder), one.getPackageName());
        }
    }

    private static List<Class<?>> inPorts(Path folder, String packageName) throws IOException, ClassNotFoundException {
        List<Class<?>> ports = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".class") && !name.contains("$") && !name.startsWith("package-info")) {
                    Class<?> type = Class.forName(packageName + "." + name.substring(0, name.length() - 6));
                    if (type.isAnnotationPresent(FunctionalInterface.class)) {
                        ports.add(type);
                    }
                }
            }
        }
        return ports;
    }

    private static Method method(Class<?> port) {
        return Stream.of(port.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .findFirst()
                .orElseThrow();
    }
}

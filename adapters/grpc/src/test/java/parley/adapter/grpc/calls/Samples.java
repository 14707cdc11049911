package parley.adapter.grpc.calls;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import parley.groups.domain.LinkToken;
import parley.groups.domain.TokenHash;
import parley.messaging.domain.Content;
import parley.messaging.port.in.ChangeSettings.Changes;

/// Values of a type: at least one of each case that it or its components have.
final class Samples {
    private static final Map<Class<?>, List<Object>> SCALARS = Map.ofEntries(
            Map.entry(long.class, List.of(1L)),
            Map.entry(Long.class, List.of(1L)),
            Map.entry(int.class, List.of(1)),
            Map.entry(Integer.class, List.of(1)),
            Map.entry(boolean.class, List.of(true, false)),
            Map.entry(Boolean.class, List.of(true, false)),
            Map.entry(String.class, List.of("abc")),
            Map.entry(UUID.class, List.of(new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0001L))),
            Map.entry(Duration.class, List.of(Duration.ofMillis(1500))),
            Map.entry(TokenHash.class, List.of(new TokenHash("0123456789abcdef".repeat(4)))),
            Map.entry(LinkToken.class, List.of(new LinkToken("A".repeat(43)))),
            Map.entry(Content.class, List.of(Content.of("{\"t\":\"ä\"}".getBytes(StandardCharsets.UTF_8)))));

    private Samples() {}

    /// @throws IllegalArgumentException if there is no way to make one
    static List<Object> of(Type type) {
        return of(type, Map.of());
    }

    private static List<Object> of(Type type, Map<TypeVariable<?>, Type> arguments) {
        return switch (type) {
            case TypeVariable<?> variable -> of(arguments.get(variable), arguments);
            case WildcardType wildcard -> of(wildcard.getUpperBounds()[0], arguments);
            case ParameterizedType generic -> ofGeneric(generic, arguments);
            case Class<?> plain -> ofClass(plain, Map.of());
            default -> throw new IllegalArgumentException("no sample of " + type);
        };
    }

    private static List<Object> ofGeneric(ParameterizedType generic, Map<TypeVariable<?>, Type> arguments) {
        Class<?> raw = (Class<?>) generic.getRawType();
        Type[] actual = generic.getActualTypeArguments();
        if (raw == List.class || raw == Collection.class) {
            return List.of(List.copyOf(of(actual[0], arguments)), List.of());
        }
        if (raw == Set.class) {
            return List.of(new HashSet<>(of(actual[0], arguments)), Set.of());
        }
        if (raw == Map.class) {
            Map<Object, Object> map = new LinkedHashMap<>();
            map.put(
                    of(actual[0], arguments).getFirst(),
                    of(actual[1], arguments).getFirst());
            return List.of(map);
        }
        Map<TypeVariable<?>, Type> own = new HashMap<>();
        for (int index = 0; index < actual.length; index++) {
            own.put(raw.getTypeParameters()[index], actual[index]);
        }
        return ofClass(raw, own);
    }

    private static List<Object> ofClass(Class<?> type, Map<TypeVariable<?>, Type> arguments) {
        if (SCALARS.containsKey(type)) {
            return SCALARS.get(type);
        }
        if (type == Changes.class) {
            return List.of(
                    Changes.NONE,
                    Changes.NONE.mutedUntil(7).archived(true).pinned(false).unread(true));
        }
        if (type.isEnum()) {
            return List.of((Object[]) type.getEnumConstants());
        }
        if (type.isSealed()) {
            return Stream.of(type.getPermittedSubclasses())
                    .flatMap(permitted -> ofClass(permitted, arguments).stream())
                    .toList();
        }
        if (type.isRecord()) {
            return ofRecord(type, arguments);
        }
        throw new IllegalArgumentException("no sample of " + type);
    }

    /// Each component's cases in turn, the first ones of the others beside them.
    private static List<Object> ofRecord(Class<?> type, Map<TypeVariable<?>, Type> arguments) {
        List<List<Object>> components = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.add(of(component.getGenericType(), arguments));
        }
        int rounds = components.stream().mapToInt(List::size).max().orElse(1);
        List<Object> samples = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Object[] values = new Object[components.size()];
            for (int index = 0; index < values.length; index++) {
                List<Object> cases = components.get(index);
                values[index] = cases.get(round % cases.size());
            }
            make(type, values).forEach(samples::add);
        }
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("no sample of " + type + " passes its checks");
        }
        return samples;
    }

    /// None if the record does not take these values together.
    private static Stream<Object> make(Class<?> type, Object[] values) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return Stream.of(constructor.newInstance(values));
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof IllegalArgumentException) {
                return Stream.empty();
            }
            throw new IllegalArgumentException(type.getName(), refused);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName(), e);
        }
    }
}

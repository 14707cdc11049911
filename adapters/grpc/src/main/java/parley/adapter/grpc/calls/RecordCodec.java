package parley.adapter.grpc.calls;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import parley.kernel.Cid;
import parley.kernel.ConversationId;
import parley.kernel.DeviceId;
import parley.kernel.InstanceId;
import parley.kernel.SessionId;
import parley.kernel.UserId;

/// Commands, queries and results as bytes (JSON), and back: records, sealed interfaces of records, enums, lists, sets,
/// maps by id, and what [Form]s say of other classes.
///
/// Components are named, so that one that this version does not know is skipped; one that is missing is 0, `false` or a
/// fault. Cases of sealed interfaces are told by the simple names of their records; no other classes are ever made.
public final class RecordCodec {
    private final ObjectMapper mapper;

    /// How a class that is neither record nor enum is written: as a value of another type, which can be.
    ///
    /// @param write takes apart
    /// @param read puts together
    public record Form<T, F>(Class<T> type, Class<F> as, Function<T, F> write, Function<F, T> read) {}

    private RecordCodec(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /// @param forms of the classes that are neither record nor enum
    public static RecordCodec with(List<Form<?, ?>> forms) {
        SimpleModule module = new SimpleModule();
        add(module, new Form<>(Duration.class, String.class, Duration::toString, Duration::parse));
        id(module, UserId.class, UserId::parse);
        id(module, DeviceId.class, DeviceId::parse);
        id(module, ConversationId.class, ConversationId::parse);
        id(module, SessionId.class, SessionId::parse);
        id(module, InstanceId.class, InstanceId::parse);
        id(module, Cid.class, Cid::parse);
        forms.forEach(form -> add(module, form));
        return new RecordCodec(JsonMapper.builder()
                .annotationIntrospector(new SealedTypes())
                .addModule(module)
                .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                .visibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(MapperFeature.INFER_PROPERTY_MUTATORS)
                .build());
    }

    /// A type that has no parameters: a sealed interface rather than the record that implements it.
    public <T> Shape<T> of(Class<T> type) {
        return new Shape<>(mapper.constructType(type));
    }

    public <E> Shape<List<E>> listOf(Class<E> element) {
        return new Shape<>(mapper.getTypeFactory().constructCollectionType(List.class, element));
    }

    /// @param key an id
    public <K, V> Shape<Map<K, V>> mapOf(Class<K> key, Class<V> value) {
        return new Shape<>(mapper.getTypeFactory().constructMapType(Map.class, key, value));
    }

    /// A declared type; `T` ties what is written to what is read.
    @SuppressWarnings("UnusedTypeParameter")
    public static final class Shape<T> {
        private final JavaType type;

        Shape(JavaType type) {
            this.type = type;
        }
    }

    /// @throws IllegalArgumentException if it holds something that cannot be written
    public <T> ByteString encode(T value, Shape<T> shape) {
        try {
            return UnsafeByteOperations.unsafeWrap(mapper.writerFor(shape.type).writeValueAsBytes(value));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException(shape.type + ": cannot be written", unwritable);
        }
    }

    /// @throws IllegalArgumentException if these are not the bytes of such a value
    public <T> T decode(ByteString bytes, Shape<T> shape) {
        try {
            return mapper.readValue(bytes.newInput(), shape.type);
        } catch (IOException malformed) {
            throw new IllegalArgumentException(shape.type + ": malformed", malformed);
        }
    }

    private static <T> void id(SimpleModule module, Class<T> type, Function<String, T> parse) {
        add(module, new Form<>(type, String.class, Object::toString, parse));
        module.addKeyDeserializer(type, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return parse.apply(key);
            }
        });
    }

    private static <T, F> void add(SimpleModule module, Form<T, F> form) {
        module.addSerializer(form.type(), new JsonSerializer<T>() {
            @Override
            public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
                provider.defaultSerializeValue(form.write().apply(value), generator);
            }
        });
        module.addDeserializer(form.type(), new JsonDeserializer<T>() {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                return form.read().apply(context.readValue(parser, form.as()));
            }
        });
    }
}

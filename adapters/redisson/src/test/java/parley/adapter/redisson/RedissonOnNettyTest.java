package parley.adapter.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;

/// Redisson is built with Netty 4.2, and runs here with the 4.1 that the broker needs. Everything of Netty
/// that it names has to be there, but for what belongs to io_uring, which is not used.
final class RedissonOnNettyTest {
    private static final Set<String> IO_URING = Set.of(
            "io.netty.channel.MultiThreadIoEventLoopGroup",
            "io.netty.channel.uring.IoUringChannelOption",
            "io.netty.channel.uring.IoUringDatagramChannel",
            "io.netty.channel.uring.IoUringIoHandler",
            "io.netty.channel.uring.IoUringSocketChannel");

    private final ClassLoader loader = RedissonOnNettyTest.class.getClassLoader();
    private final Set<String> missingClasses = new TreeSet<>();
    private final Set<String> missingMembers = new TreeSet<>();
    private int members;

    @Test
    void everythingOfNettyThatRedissonNamesShouldBeThereButForIoUring() throws IOException, URISyntaxException {
        Path jar = Path.of(Redisson.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().toList()) {
                if (entry.getName().endsWith(".class") && entry.getName().startsWith("org/redisson/")) {
                    try (InputStream in = file.getInputStream(entry)) {
                        check(ClassFile.of().parse(in.readAllBytes()));
                    }
                }
            }
        }

        assertTrue(members > 300, () -> members + " references found");
        assertEquals(Set.of(), missingMembers);
        assertEquals(IO_URING, missingClasses);
    }

    private void check(ClassModel type) {
        for (PoolEntry entry : type.constantPool()) {
            switch (entry) {
                case ClassEntry named -> load(named.asInternalName());
                case MemberRefEntry member -> check(member);
                default -> {}
            }
        }
    }

    private void check(MemberRefEntry member) {
        Class<?> owner = load(member.owner().asInternalName());
        if (owner == null) {
            return;
        }
        members++;
        String name = member.name().stringValue();
        String type = member.type().stringValue();
        boolean found = type.startsWith("(") ? hasMethod(owner, name, type) : hasField(owner, name);
        if (!found) {
            missingMembers.add(owner.getName() + "." + name + type);
        }
    }

    private Class<?> load(String internalName) {
        String name = internalName.replace('/', '.');
        if (!name.startsWith("io.netty.")) {
            return null;
        }
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            if (!isNativeTransport(name)) {
                missingClasses.add(name);
            }
            return null;
        }
    }

    /// Optional also with the Netty that it is built with.
    private static boolean isNativeTransport(String name) {
        return name.startsWith("io.netty.channel.epoll.") || name.startsWith("io.netty.channel.kqueue.");
    }

    private static boolean hasMethod(Class<?> owner, String name, String descriptor) {
        if (name.equals("<init>")) {
            return Arrays.stream(owner.getDeclaredConstructors())
                    .anyMatch(made ->
                            describe(made.getParameterTypes(), void.class).equals(descriptor));
        }
        return hierarchy(owner)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.getName().equals(name))
                .anyMatch(method -> describe(method).equals(descriptor));
    }

    private static boolean hasField(Class<?> owner, String name) {
        return hierarchy(owner)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .anyMatch(field -> field.getName().equals(name));
    }

    private static Stream<Class<?>> hierarchy(Class<?> type) {
        Stream<Class<?>> above = Stream.concat(
                type.getSuperclass() == null ? Stream.of(Object.class) : hierarchy(type.getSuperclass()),
                Arrays.stream(type.getInterfaces()).flatMap(RedissonOnNettyTest::hierarchy));
        return type == Object.class ? Stream.of(type) : Stream.concat(Stream.of(type), above);
    }

    private static String describe(Method method) {
        return describe(method.getParameterTypes(), method.getReturnType());
    }

    private static String describe(Class<?>[] parameters, Class<?> result) {
        return MethodTypeDesc.of(
                        result.describeConstable().orElseThrow(),
                        Arrays.stream(parameters)
                                .map(type -> type.describeConstable().orElseThrow())
                                .toList())
                .descriptorString();
    }
}

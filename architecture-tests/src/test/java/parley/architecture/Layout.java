package parley.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// How packages below a root tell what a class is: `root.kernel`, `root.events`, `root.C.domain` and so on
/// for a context C, `root.adapter.T` and `root.adapter.T.C` for a technology T, `root.app`.
///
/// @param root the package that everything is below: `parley`, or one with classes that break a rule on
///     purpose
/// @param contexts the names C, found by their packages
/// @param inboundAdapters the technologies T that use in-ports and no out-ports, found by what they depend on
/// @param inboundPackages the names T.C or T.C.S of what uses in-ports: everything of an inbound adapter, and
///     the side of a queue, or of a connection between instances, that hands out what its other side took in
record Layout(String root, Set<String> contexts, Set<String> inboundAdapters, Set<String> inboundPackages) {
    private static final Set<String> PARTS = Set.of("domain", "application", "port", "inmemory");
    private static final String WIRE = "wire";
    private static final String BRIDGE = "bridge";

    static Layout of(String root, JavaClasses classes) {
        Set<String> contexts = new TreeSet<>();
        for (JavaClass type : classes) {
            String[] segments = segments(root, type);
            if (segments.length > 1 && PARTS.contains(segments[1]) && !segments[0].equals("adapter")) {
                contexts.add(segments[0]);
            }
        }
        Layout layout = new Layout(root, contexts, new TreeSet<>(), new TreeSet<>());
        layout.tellSides(classes);
        return layout;
    }

    private void tellSides(JavaClasses classes) {
        Set<String> outwards = new TreeSet<>();
        for (JavaClass type : classes) {
            if (technology(type).isEmpty() || isBridge(type)) {
                continue;
            }
            if (uses(type, this::isInPort)) {
                inboundAdapters.add(technology(type).orElseThrow());
                inboundPackages.add(side(type));
            } else if (uses(type, this::isOutPort)) {
                outwards.add(side(type));
            }
        }
        outwards.removeAll(inboundPackages);
        outwards.forEach(side -> inboundAdapters.remove(side.split("\\.", -1)[0]));
    }

    /// T.C for a class of `root.adapter.T.C`, T.C.S for one of `root.adapter.T.C.S`: what goes both ways,
    /// such as calls between instances, has a package per way.
    private String side(JavaClass type) {
        return type.getPackageName().substring((root + ".adapter.").length());
    }

    private boolean uses(JavaClass type, Predicate<JavaClass> predicate) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(
                        dependency -> predicate.test(dependency.getTargetClass().getBaseComponentType()));
    }

    /// Whether the class is one of ours.
    boolean contains(JavaClass type) {
        return isBelow(type.getPackageName(), root);
    }

    /// The context that the class belongs to.
    Optional<String> context(JavaClass type) {
        String[] segments = segments(root, type);
        return segments.length > 0 && contexts.contains(segments[0]) ? Optional.of(segments[0]) : Optional.empty();
    }

    /// The technology of the adapter that the class belongs to.
    Optional<String> technology(JavaClass type) {
        String[] segments = segments(root, type);
        return segments.length > 1 && segments[0].equals("adapter") ? Optional.of(segments[1]) : Optional.empty();
    }

    /// The context that the class adapts: C in `root.adapter.T.C`.
    Optional<String> adaptedContext(JavaClass type) {
        String[] segments = segments(root, type);
        return technology(type).isPresent() && segments.length > 2 && contexts.contains(segments[2])
                ? Optional.of(segments[2])
                : Optional.empty();
    }

    boolean isKernel(JavaClass type) {
        return isIn(type, "kernel");
    }

    boolean isEvent(JavaClass type) {
        return isIn(type, "events");
    }

    boolean isDomain(JavaClass type) {
        return isPart(type, "domain");
    }

    boolean isApplication(JavaClass type) {
        return isPart(type, "application");
    }

    boolean isInMemory(JavaClass type) {
        return isPart(type, "inmemory");
    }

    boolean isInPort(JavaClass type) {
        return isPart(type, "port.in");
    }

    boolean isOutPort(JavaClass type) {
        return isPart(type, "port.out");
    }

    /// The vocabulary that all inbound adapters share: error codes, limits, JSON. Knows no context.
    boolean isWire(JavaClass type) {
        return isIn(type, "adapter." + WIRE);
    }

    /// Calls from one context to another.
    boolean isBridge(JavaClass type) {
        return isIn(type, "adapter." + BRIDGE);
    }

    /// The composition root.
    boolean isApp(JavaClass type) {
        return isIn(type, "app");
    }

    /// What `modules/` holds: the kernel, the events and all contexts.
    boolean isModule(JavaClass type) {
        return isKernel(type) || isEvent(type) || context(type).isPresent();
    }

    boolean isInbound(JavaClass type) {
        return isWire(type)
                || technology(type).filter(inboundAdapters::contains).isPresent();
    }

    /// Whether the class calls in: it is of an inbound adapter, or of the side of another one that uses
    /// in-ports.
    boolean callsIn(JavaClass type) {
        return isInbound(type) || (technology(type).isPresent() && inboundPackages.contains(side(type)));
    }

    boolean isOutbound(JavaClass type) {
        return technology(type).isPresent() && !isInbound(type) && !isBridge(type);
    }

    /// Whether both are of the same context.
    boolean isSameContext(JavaClass one, JavaClass other) {
        return context(one).isPresent() && context(one).equals(context(other));
    }

    static DescribedPredicate<JavaClass> that(String description, Predicate<JavaClass> predicate) {
        return DescribedPredicate.describe(description, predicate);
    }

    private boolean isPart(JavaClass type, String part) {
        return context(type).filter(context -> isIn(type, context + "." + part)).isPresent();
    }

    private boolean isIn(JavaClass type, String packageBelowRoot) {
        return isBelow(type.getPackageName(), root + "." + packageBelowRoot);
    }

    private static boolean isBelow(String name, String ancestor) {
        return name.equals(ancestor) || name.startsWith(ancestor + ".");
    }

    private static String[] segments(String root, JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(root + ".") ? name.substring(root.length() + 1).split("\\.", -1) : new String[0];
    }
}

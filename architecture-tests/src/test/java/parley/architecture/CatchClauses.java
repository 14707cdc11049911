package parley.architecture;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Which sources catch everything. Class files cannot tell: the compiler itself adds such handlers to
/// try-with-resources and to record patterns.
final class CatchClauses {
    private static final Set<String> EVERYTHING =
            Set.of("Exception", "Throwable", "java.lang.Exception", "java.lang.Throwable");

    private CatchClauses() {}

    /// The sources with a clause that catches `Exception` or `Throwable`, one entry per clause, below `base`.
    static List<String> catchingEverything(Path base, List<Path> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> found = new ArrayList<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources));
            for (CompilationUnitTree unit : task.parse()) {
                String name =
                        base.relativize(Path.of(unit.getSourceFile().toUri())).toString();
                unit.accept(
                        new TreeScanner<Void, Void>() {
                            @Override
                            public Void visitCatch(CatchTree clause, Void nothing) {
                                types(clause.getParameter().getType()).stream()
                                        .filter(type -> EVERYTHING.contains(type.toString()))
                                        .forEach(type -> found.add(name + ": catches " + type));
                                return super.visitCatch(clause, null);
                            }
                        },
                        null);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }

    private static List<? extends Tree> types(Tree type) {
        return type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
    }
}

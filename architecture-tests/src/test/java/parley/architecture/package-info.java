/// Rules about who may depend on whom, checked on the compiled classes and the sources of the whole server.
///
/// A rule takes its subjects from package patterns below a root package ([Layout]), so that a new context or adapter is
/// under the rules from its first class on. [ArchitectureTest] evaluates every rule twice: on the server, which has to
/// keep it, and on a package below `violations`, whose classes break it on purpose and have to be reported.
@NullMarked
package parley.architecture;

import org.jspecify.annotations.NullMarked;

/// The configuration: every key that exists, where values come from, and the records they are read into.
///
/// Sources, the later ones win: defaults, the YAML file, `PARLEY_…` variables of the environment, `--set key=value`
/// and the options of a command. What is wrong in them is reported together.
@NullMarked
package parley.app.config;

import org.jspecify.annotations.NullMarked;

# shellcheck shell=bash
# What the launcher can do in the source tree only: build and test. Sourced by it; uses its tree, say and die.

version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$tree/pom.xml" | head -n 1)
home=$tree/app/target/parley-$version
export PARLEY_SERVER_PARTS=${PARLEY_SERVER_PARTS:-$tree/deploy/server-parts/target} # for dev-cluster and proof
stamp=$tree/target/built # as old as the start of the last build that succeeded

is_built() {
  [[ -f $stamp && -d $home/lib ]] || return 1
  local newer
  newer=$(find "$tree" \( -name .git -o -name target -o -name node_modules -o -path '*/src/test' \) -prune \
    -o \( -path '*/src/*' -o -name pom.xml \) -newer "$stamp" -print 2>/dev/null | head -n 1)
  [[ -z $newer ]]
}

ensure_built() {
  is_built || tree_build
}

tree_build() {
  if [[ ${1:-} == --help || ${1:-} == -h ]]; then
    echo "usage: parley build     build the distribution that the other commands run, into ${home#"$tree"/}"
    return
  fi
  mkdir -p "$tree/target"
  (
    if command -v flock >/dev/null; then
      flock 9 # another launcher may be building
      ! is_built || exit 0
    fi
    local why="the first time; needs a minute or two"
    [[ ! -f $stamp ]] || why="because the sources are newer than the build"
    say "building, $why (log: target/build.log)"
    touch "$stamp.start"
    # A running server keeps the files it has open; overwriting them in place would break it.
    rm -rf "$home"
    if ! maven -Pfast -DskipTests package -pl app -am | progress >&2; then
      grep -E '^\[ERROR\] .*|^\[WARNING\] .*\.java:' "$tree/target/build.log" |
        sed '/^\[ERROR\] -> \[Help/,$d' | awk '!seen[$0]++' | head -n 20 >&2 || true
      die "the build failed; the whole log is in target/build.log"
    fi
    mv "$stamp.start" "$stamp"
    say "built in $SECONDS s"
  ) 9>"$tree/target/build.lock"
}

maven() { # runs Maven, its output also in the log
  command -v mvn >/dev/null || die "Maven is needed to build from source; install it (3.8.7 or newer) and try again"
  (cd "$tree" && MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}" mvn -B -ntp "$@" </dev/null 2>&1) |
    tee "$tree/target/build.log"
}

progress() { # one line per module, test results, and whatever is not merely informative
  local line module=
  while IFS= read -r line; do
    case $line in
      '[INFO] Building '*'['*/*']')
        module=${line#'[INFO] Building '}
        printf '%4d s  %-10s %s\n' "$SECONDS" "[${module##*[}" "${module%% *}"
        ;;
      *'Tests run:'*) printf '%s\n' "$line" ;;
      '[INFO] BUILD '*) printf '%4d s  %s\n' "$SECONDS" "${line#'[INFO] '}" ;;
      '[INFO]'* | *'[INFO] Scanning for projects...' | $'\e[0m' | $'\e[0m\e[0m' | '') ;;
      "[WARNING] JAR will be empty"* | "[WARNING] I/O error reading dependency state"* | "[WARNING] Unknown keyword "*) ;;
      *) [[ $mode != test ]] || printf '%s\n' "$line" ;;
    esac
  done
}
mode=build

tree_test() {
  if [[ ${1:-} == --help || ${1:-} == -h ]]; then
    cat <<TEXT
usage: parley test [MODULE…]

Without a module: everything that continuous integration runs: compilation with all checks, formatting, every test,
packaging, and a start of the packaged server. With modules: only their tests, after building what they need.

Modules: $(short_names)
TEXT
    return
  fi
  mode=test
  mkdir -p "$tree/target"
  if (($#)); then
    test_modules "$@"
  else
    test_all
  fi
}

test_all() {
  [[ $(uname) != Linux ]] || command -v strace >/dev/null ||
    die "the tests count the disk syncs of the queue with strace: install it, for example with apt-get install strace"
  PATH=$PATH:/usr/sbin:/sbin # where distributions put servers, and not every user looks
  local proxy
  for proxy in haproxy nginx; do
    command -v "$proxy" >/dev/null ||
      die "the tests go through real load balancers: install them, for example with apt-get install haproxy nginx-light"
  done
  command -v redis-server >/dev/null || [[ -x /usr/sbin/redis-server || -x /usr/local/bin/redis-server ]] ||
    die "the tests of several instances start a Redis 7 or newer: install it, for example with apt-get install redis-server"
  check_deploy_files
  touch "$stamp.start"
  rm -rf "$home"
  maven verify | progress || die "failed; the whole log is in target/build.log"
  mv "$stamp.start" "$stamp"
  "$tree/app/launcher/check-distribution" "$tree/app/target/parley-$version.tar.gz"
  printf '%4d s  all passed\n' "$SECONDS"
}

check_deploy_files() { # with the tools that are installed; a test of the app looks at what they mean
  if command -v yamllint >/dev/null; then
    yamllint -c "$tree/deploy/.yamllint" "$tree"/deploy/compose/*.yaml "$tree"/deploy/kubernetes/*.yaml || die "yamllint objects"
  fi
  if command -v docker-compose >/dev/null; then
    docker-compose -f "$tree/deploy/compose/compose.yaml" config -q || die "docker-compose objects"
  fi
}

modules() { # but those without a parent, which gather what others made and have no tests
  local module
  for module in $(sed -n 's|.*<module>\(.*\)</module>.*|\1|p' "$tree/pom.xml"); do
    if grep -q '<parent>' "$tree/$module/pom.xml"; then echo "$module"; fi
  done
}

short_name() { # of the module in directory $1: its artifact without prefixes, as users name it
  sed -n '/<\/parent>/,$s|.*<artifactId>parley-\(.*\)</artifactId>.*|\1|p' "$tree/$1/pom.xml" | head -n 1 | sed 's/^adapter-//'
}

short_names() {
  local module
  for module in $(modules); do short_name "$module"; done | tr '\n' ' '
}

module_directory() { # of the module named $1
  local module
  for module in $(modules); do
    if [[ $1 == "$module" || $1 == "$(short_name "$module")" ]]; then
      echo "$module"
      return
    fi
  done
  die "unknown module: $1 (known: $(short_names))"
}

test_classes() { # comma-separated classes in module $1 whose file name ends with $2
  (cd "$tree/$1" && { find src/test/java -name "*$2.java" 2>/dev/null || true; }) |
    sed 's|^src/test/java/||; s|\.java$||' | tr '\n' ','
}

test_check_deploy_files() { # with the tools that are installed; a test of the app looks at what they mean
  if command -v yamllint >/dev/null; then
    yamllint -c "$tree/deploy/.yamllint" "$tree"/deploy/compose/*.yaml "$tree"/deploy/kubernetes/*.yaml || die "yamllint objects"
  fi
  if command -v docker-compose >/dev/null; then
    docker-compose -f "$tree/deploy/compose/compose.yaml" config -q || die "docker-compose objects"
  fi
}

modules() { # the tests of the named modules only; what they depend on is built, not tested
  local name module list=() tests= its=
  for name in "$@"; do
    module=$(module_directory "$name")
    list+=("$module")
    tests+=$(test_classes "$module" Test)
    its+=$(test_classes "$module" IT)$(test_classes "$module" E2E)
  done
  [[ -n $tests$its ]] || die "no tests in: $*"
  # Modules whose tests are left out would be judged by what their last run left behind.
  find "$tree" -path "*/target/failsafe-reports/failsafe-summary.xml" -delete
  local IFS=,
  # A name that matches nothing stands for "none of that kind".
  maven verify -pl "${list[*]}" -am -Dtest="${tests:-none}" -Dit.test="${its:-none}" \
    -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false |
    progress || die "failed; the whole log is in target/build.log"
}
